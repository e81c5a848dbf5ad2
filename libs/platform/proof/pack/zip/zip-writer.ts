import { hash } from 'node:crypto';
import { deflateSync } from 'fflate';
import { MANIFEST, MANIFEST_NOTE, type PackEntry } from '../pack-format.js';
import { PackError } from '../pack.error.js';
import { centralHeader, crc32, endRecord, isEntryName, localHeader } from './zip-headers.js';
import { MOST_BYTES, MOST_ENTRIES, type ZipEntry } from './zip-headers.js';

/** Takes the bytes of a file in order; slow when whoever takes them is slow. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** For the headers and the directory. */
const ROOM = 32 << 20;
/** Fixed, as is the compressor: written in JavaScript, it gives the same bytes on every machine and version of Node. */
const LEVEL = 6;

/**
 * Writes a ZIP whose bytes follow from its entries alone. Entries are given whole and in order: what is large is cut
 * into parts by the caller, so that no more than one part is in memory.
 */
export class ZipWriter {
  private offset = 0;
  private readonly written: ZipEntry[] = [];
  private readonly listed: PackEntry[] = [];

  constructor(private readonly sink: Sink) {}

  /** The entries so far, as the manifest lists them. */
  get entries(): readonly PackEntry[] {
    return this.listed;
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.offset;
  }

  /** Adds an entry, compressed where that makes it smaller and unless it is to be `stored` as it is. */
  async add(name: string, content: Uint8Array, how: 'packed' | 'stored' = 'packed'): Promise<void> {
    const last = this.written.at(-1)?.name ?? '';
    if (name <= last) throw new Error(`Entry ${name} must not follow ${last}: they are written in their order.`);
    const packed = how === 'packed' ? deflateSync(content, { level: LEVEL }) : content;
    const smaller = packed.length < content.length;
    const sha256 = hash('sha256', content, 'hex');
    const listed = { name, bytes: content.length, sha256 };
    this.listed.push(smaller ? { ...listed, packed: hash('sha256', packed, 'hex') } : listed);
    await this.put(name, content, smaller ? packed : null);
  }

  /** Adds the manifest and its note, which are stored as they are, and ends the file. */
  async end(manifest: Uint8Array, note: Uint8Array): Promise<void> {
    await this.put(MANIFEST, manifest, null);
    await this.put(MANIFEST_NOTE, note, null);
    const offset = this.offset;
    for (const entry of this.written) await this.write(centralHeader(entry));
    await this.write(endRecord(this.written.length, this.offset - offset, offset));
  }

  private async put(name: string, content: Uint8Array, packed: Uint8Array | null): Promise<void> {
    const data = packed ?? content;
    if (!isEntryName(name)) throw new Error(`${name} is not a name for an entry.`);
    const entry: ZipEntry = {
      ...{ name, method: packed ? 8 : 0, crc: crc32(content), size: content.length },
      ...{ packedSize: data.length, offset: this.offset },
    };
    if (this.offset + data.length > MOST_BYTES - ROOM || this.written.length >= MOST_ENTRIES - 2)
      throw new PackError('PACK.TOO_LARGE', 'The pack would be too large for one file: ask for a shorter time.');
    this.written.push(entry);
    await this.write(localHeader(entry));
    await this.write(data);
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.offset += bytes.length;
    await this.sink(bytes);
  }
}
