import { eventsIn, type PackEntry, type PackRecord } from '../pack-format.js';
import { PackError, type PackFault, type PackProblem } from '../pack.error.js';
import { EventLines } from './event-line.js';
import { LEAF } from './leaves.js';
import type { PackFile } from './pack-file.js';

/** What the lines of one record gave. */
export interface LinesRead {
  readonly events: number;
  readonly withheld: number;
  /** Positions whose line does not give the leaf in the pack, with the leaf that it gives; the first ones. */
  readonly differing: ReadonlyMap<number, string>;
  readonly problems: readonly PackProblem[];
}

/** Told of the events of a record in order, as the text of their lines. */
export type SeeLines = (bytes: Buffer) => void;

/** Enough to tell where it begins and how far it goes. */
const MOST_PROBLEMS = 100;
/** Parts that are read and unpacked while one is looked at. */
const AHEAD = 3;
const NEWLINE = 10;

/** Looks at every line of a record's events: is it written as it must be, at its place, and does it give its leaf? */
export class EventParts {
  private readonly lines: EventLines;
  private readonly problems: PackProblem[] = [];
  private readonly differing = new Map<number, string>();
  private expected: number;
  private withheld = 0;

  constructor(
    private readonly pack: PackFile,
    private readonly record: PackRecord,
    private readonly leaves: Buffer,
    private readonly see: { readonly events?: (count: number) => void } = {},
  ) {
    this.lines = new EventLines(record.tenantId);
    this.expected = record.first;
  }

  async read(entries: readonly PackEntry[]): Promise<LinesRead> {
    const parts = entries.filter(({ name }) => name.startsWith(eventsIn(this.record.tenantId)));
    const ahead: Promise<Part>[] = [];
    for (let next = 0, n = 0; n < parts.length; n += 1) {
      for (; next < Math.min(parts.length, n + AHEAD); next += 1) ahead.push(this.fetch(parts[next] as PackEntry));
      const part = await (ahead.shift() as Promise<Part>);
      this.takePart(part);
      this.see.events?.(this.expected - this.record.first);
    }
    if (this.expected <= this.record.last)
      this.tell('PACK.EVENT_MISSING', 'The event is missing.', { position: this.expected });
    const { first } = this.record;
    return {
      events: this.expected - first,
      withheld: this.withheld,
      differing: this.differing,
      problems: this.problems,
    };
  }

  private async fetch(entry: PackEntry): Promise<Part> {
    try {
      return { entry, content: await this.pack.read(entry), problem: null };
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      return { entry, content: await this.pack.readChanged(entry.name), problem: error.problem };
    }
  }

  private takePart({ entry, content, problem }: Part): void {
    if (problem) this.problems.push({ ...problem, tenantId: this.record.tenantId });
    if (content === null) {
      const reason = 'The part that the event stands in cannot be unpacked.';
      this.tell('PACK.EVENT_CHANGED', reason, { position: this.expected, entry: entry.name });
      this.expected = this.after(entry.name);
      return;
    }
    for (let start = 0; start < content.length;) {
      const end = content.indexOf(NEWLINE, start);
      const stop = end < 0 ? content.length : end;
      this.takeLine(content, start, stop, entry.name);
      start = stop + 1;
    }
    if (content.length === 0 || content[content.length - 1] !== NEWLINE)
      this.tell('PACK.EVENT_CHANGED', 'The line of the event has no end.', {
        position: Math.max(this.record.first, this.expected - 1),
        entry: entry.name,
      });
  }

  /** Where the events after an unreadable part go on: nobody knows, so the next line says. */
  private after(name: string): number {
    const first = Number(/(\d+)\.jsonl$/.exec(name)?.[1]);
    return Number.isSafeInteger(first) ? Math.max(this.expected, first + 1) : this.expected + 1;
  }

  private takeLine(content: Buffer, start: number, end: number, entry: string): void {
    const { lines, expected } = this;
    if (!lines.read(content, start, end)) {
      this.tell('PACK.EVENT_CHANGED', 'The line of the event is not written as events are.', {
        position: expected,
        entry,
      });
      this.expected += 1;
      return;
    }
    const { position, withheld } = lines.found;
    if (position !== expected) this.tellPlace(position, entry);
    this.expected = Math.max(expected, position) + 1;
    if (withheld) this.withheld += 1;
    this.compare(entry);
  }

  private compare(entry: string): void {
    const { position, leaf, recorded } = this.lines.found;
    if (position < this.record.first || position > this.record.last) {
      this.tell('PACK.EVENT_ADDED', 'The event stands outside what the pack says it holds.', { position, entry });
      return;
    }
    const at = (position - 1) * LEAF;
    if (at + LEAF > this.leaves.length || this.leaves.toString('latin1', at, at + LEAF) === leaf) return;
    if (this.differing.size < MOST_PROBLEMS) this.differing.set(position, leaf);
    const reason = 'The event does not give the leaf that stands for it: it was changed, or its place or time was.';
    this.tell('PACK.EVENT_CHANGED', reason, { position, entry, at: new Date(recorded / 1000).toISOString() });
  }

  private tellPlace(position: number, entry: string): void {
    if (position > this.expected)
      this.tell('PACK.EVENT_MISSING', 'The event is missing.', { position: this.expected, entry });
    else
      this.tell('PACK.EVENT_MOVED', 'The event stands at another place than its own, or twice.', { position, entry });
  }

  private tell(code: PackFault, reason: string, place: { position: number; entry?: string; at?: string }): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({ code, reason, tenantId: this.record.tenantId, ...place });
  }
}

interface Part {
  readonly entry: PackEntry;
  /** Null: it cannot be unpacked. */
  readonly content: Buffer | null;
  readonly problem: PackProblem | null;
}
