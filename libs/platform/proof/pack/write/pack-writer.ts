import canonicalize from 'canonicalize';
import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  checkpointOf,
  erasedOf,
  eventsPart,
  folderOf,
  openedPart,
  leavesOf,
  manifestStatement,
  PACK_FORMAT,
} from '../pack-format.js';
import { PART_BYTES, rowsPart, type PackManifest } from '../pack-format.js';
import { ZipWriter, type Sink } from '../zip/zip-writer.js';
import type { PackPlan, RecordFile, RecordSource } from './pack-plan.js';

/** What was written. */
export interface PackWritten {
  readonly manifest: PackManifest;
  /** Bytes of the file. */
  readonly bytes: number;
  /** SHA-256 of `manifest.json`, hexadecimal: the pack in one line, for minutes or a letter. */
  readonly sha256: string;
}

/**
 * Writes a pack: the same plan gives the same bytes. One part is in memory at a time, besides the leaves of a record
 * (32 bytes an event) and its files for people.
 */
export const writePack = async (plan: PackPlan, sink: Sink): Promise<PackWritten> => {
  const zip = new ZipWriter(sink);
  const steps = [
    ...plan.files.map(({ name, content }): Step => [name, () => zip.add(name, content)]),
    ...plan.records.map((source): Step => [folderOf(source.record.tenantId), () => writeRecord(zip, plan, source)]),
  ];
  for (const [, write] of steps.sort(byName)) await write();
  const records = plan.records.map(({ record }) => record).sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
  const manifest: PackManifest = { format: PACK_FORMAT, ...plan.about, records, entries: zip.entries };
  const text = Buffer.from(`${canonicalize(manifest) ?? ''}\n`);
  const base64 = hash('sha256', text, 'base64');
  await zip.end(text, Buffer.from(await plan.sign(manifestStatement(manifest.log, base64))));
  return { manifest, bytes: zip.bytes, sha256: Buffer.from(base64, 'base64').toString('hex') };
};

type Step = readonly [name: string, write: () => Promise<void>];
const byName = ([one]: Step, [other]: Step): number => (one < other ? -1 : 1);

const writeRecord = async (zip: ZipWriter, plan: PackPlan, source: RecordSource): Promise<void> => {
  const { tenantId } = source.record;
  const files = await source.files();
  const steps = [
    ...files.map(({ name, content }: RecordFile): Step => {
      const entry = `${folderOf(tenantId)}${name}`;
      return [entry, () => zip.add(entry, content)];
    }),
    ...[...source.checkpoints].map(([size, note]): Step => {
      const entry = checkpointOf(tenantId, size);
      return [entry, () => zip.add(entry, Buffer.from(note))];
    }),
    [eventsPart(tenantId, 0), () => writeEvents(zip, plan, source)] as Step,
    [leavesOf(tenantId), async () => zip.add(leavesOf(tenantId), await source.leaves())] as Step,
    [erasedOf(tenantId), () => writeErased(zip, source)] as Step,
    [openedPart(tenantId, 0), () => writeOpened(zip, source)] as Step,
    ...plan.about.readModels.map((model): Step => [
      rowsPart(tenantId, model.name, 0),
      () => writeLines(zip, source.rows(model), (part) => rowsPart(tenantId, model.name, part)),
    ]),
  ];
  for (const [, write] of steps.sort(byName)) await write();
};

const writeErased = async (zip: ZipWriter, source: RecordSource): Promise<void> => {
  const lines = source.erased?.() ?? [];
  const text = lines.map((line) => `${line}\n`).join('');
  if (text) await zip.add(erasedOf(source.record.tenantId), Buffer.from(text));
};

const writeOpened = async (zip: ZipWriter, source: RecordSource): Promise<void> => {
  const opened = source.opened?.();
  if (opened) await writeLines(zip, opened, (part) => openedPart(source.record.tenantId, part));
};

const writeEvents = async (zip: ZipWriter, plan: PackPlan, source: RecordSource): Promise<void> => {
  const { record } = source;
  const total = plan.records.reduce((sum, { record: { first, last } }) => sum + last - first + 1, 0);
  const before = plan.records
    .filter(({ record: { tenantId } }) => tenantId < record.tenantId)
    .reduce((sum, { record: { first, last } }) => sum + last - first + 1, 0);
  let next = record.first;
  const lines = async function* (): AsyncGenerator<readonly string[]> {
    for await (const events of source.events()) {
      yield events.map(({ line }) => line);
      next = (events.at(-1)?.position ?? next) + 1;
      plan.onEvents?.(before + next - record.first, total);
    }
  };
  // A part is named by its first event; positions are dense, so counting lines finds it. Stored, the lines can be
  // hashed where they lie: unpacking them took longer than all hashing together.
  await writeLines(zip, lines(), (_part, firstLine) => eventsPart(record.tenantId, record.first + firstLine), 'stored');
};

/** Cuts lines into parts: each ends with the line that brings it to `PART_BYTES`. */
const writeLines = async (
  zip: ZipWriter,
  batches: AsyncIterable<readonly string[]>,
  nameOf: (part: number, firstLine: number) => string,
  how: 'packed' | 'stored' = 'packed',
): Promise<void> => {
  let held: Buffer[] = [];
  let [bytes, part, firstLine, count] = [0, 1, 0, 0];
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    await zip.add(nameOf(part, firstLine), Buffer.concat(held), how);
    part += 1;
    firstLine = count;
    [held, bytes] = [[], 0];
    // Whoever asks the server something else meanwhile waits for one part and not for a pack.
    await setImmediate();
  };
  for await (const batch of batches) {
    for (const line of batch) {
      const text = Buffer.from(`${line}\n`);
      held.push(text);
      bytes += text.length;
      count += 1;
      if (bytes >= PART_BYTES) await flush();
    }
  }
  await flush();
};
