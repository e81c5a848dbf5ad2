import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { IMPORT_LIMITS } from '../import.limits.js';

/** Why a container was not opened. */
export type ZipTrouble = 'bomb' | 'damaged';

interface Opening {
  readonly parts: Map<string, Uint8Array>;
  entries: number;
  inflated: number;
  trouble: ZipTrouble | null;
}

const join = (chunks: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

const breaksRatio = (size: number, packed: number | undefined): boolean =>
  size > IMPORT_LIMITS.ratioFloorBytes && packed !== undefined && size > packed * IMPORT_LIMITS.inflateRatio;

/** Inflates one part, and stops at the first chunk that goes over a bound: the size a header claims is not believed. */
const takePart = (file: UnzipFile, state: Opening): void => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  file.ondata = (error, chunk, final) => {
    if (state.trouble) return;
    if (error) {
      state.trouble = 'damaged';
      return;
    }
    size += chunk.length;
    state.inflated += chunk.length;
    const over = size > IMPORT_LIMITS.partBytes || state.inflated > IMPORT_LIMITS.inflatedBytes;
    if (over || breaksRatio(size, file.size)) {
      state.trouble = 'bomb';
      file.terminate();
      return;
    }
    chunks.push(chunk);
    if (final) state.parts.set(file.name, join(chunks, size));
  };
  file.start();
};

const STEP = 64 * 1024;

/** A container ends with its directory; one that was cut off has none. */
const hasEnd = (bytes: Uint8Array): boolean => {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 66_000; at -= 1)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  return false;
};

/**
 * Opens the wanted parts of a .docx, streaming, so that a zip bomb is noticed while it inflates
 * and not after. Parts that are not wanted (pictures, fonts) are never inflated.
 */
export const readZipParts = (
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): { readonly parts: ReadonlyMap<string, Uint8Array> } | { readonly trouble: ZipTrouble } => {
  if (!hasEnd(bytes)) return { trouble: 'damaged' };
  const state: Opening = { parts: new Map(), entries: 0, inflated: 0, trouble: null };
  const unzip = new Unzip((file) => {
    state.entries += 1;
    if (state.entries > IMPORT_LIMITS.zipEntries) state.trouble = 'bomb';
    if (!state.trouble && wanted(file.name) && !state.parts.has(file.name)) takePart(file, state);
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !state.trouble; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    state.trouble ??= 'damaged';
  }
  return state.trouble ? { trouble: state.trouble } : { parts: state.parts };
};
