import type { Uuid } from '#platform/kernel/event.js';
import type { Written } from './trial.js';
import { numberIn, type Known, type Truth } from './truth.js';

interface SchoolNode {
  readonly id: string;
  readonly phase: string;
  readonly name: { readonly en: string };
}

interface EventNode {
  readonly tenantId: Uuid;
  readonly position: number;
}

interface ViewerNode {
  readonly tenantId: Uuid;
  readonly tenantName: { readonly en: string };
  readonly personName: string | null;
}

/** Compares answers with what was known when they were asked for. */
export class Judge {
  readonly wrong = {
    ...{ old: 0, olderThanAsked: 0, foreign: 0, byHand: 0, erased: 0, toEndedKeys: 0, otherPast: 0, failed: 0 },
  };
  readonly examples: string[] = [];
  private readonly pasts = new Map<string, string>();

  constructor(private readonly truth: Truth) {}

  blame(what: keyof Judge['wrong'], text: string): void {
    this.wrong[what] += 1;
    if (this.examples.length < 5) this.examples.push(`${what}: ${text.slice(0, 300)}`);
  }

  /** A list of schools; `own` null: of the whole trust. */
  schools(text: string, known: Known, { own, min }: { own: Uuid | null; min: Written | null }): void {
    const { data } = JSON.parse(text) as { data: { schools: { edges: { node: SchoolNode }[] } } | null };
    if (!data) {
      this.blame('failed', text);
      return;
    }
    const nodes = data.schools.edges.map(({ node }) => node);
    const blame = (what: keyof Judge['wrong'], isSo: (node: SchoolNode) => boolean): void => {
      if (nodes.some(isSo)) this.blame(what, text);
    };
    blame('old', ({ id, name }) => numberIn(name.en) < (known.names.get(id) ?? 0));
    blame('foreign', ({ id }) => (own === null ? this.hasLeft(id, known) : own !== id));
    blame('byHand', ({ id, phase }) => phase === 'by hand' && this.isWhole(id, known));
    if (min && !nodes.some(({ id, name }) => id === min.tenant && numberIn(name.en) >= min.number))
      this.blame('olderThanAsked', text);
  }

  people(text: string, { erased }: Known): void {
    if (text.includes('"errors"')) this.blame('failed', text);
    for (const name of erased) if (text.includes(`"${name}"`)) this.blame('erased', text);
  }

  /** The newest event of a record, as its school's own head asks. */
  record(text: string, { heads }: Known, own: Uuid): void {
    const { data } = JSON.parse(text) as { data: { events: { edges: { node: EventNode }[] } } | null };
    const newest = data?.events.edges[0]?.node;
    if (!newest) this.blame('failed', text);
    else if (newest.tenantId !== own) this.blame('foreign', text);
    else if (newest.position < (heads.get(own) ?? 0)) this.blame('old', text);
  }

  viewer(text: string, { names, erased }: Known, own: Uuid): void {
    const { data } = JSON.parse(text) as { data: { viewer: ViewerNode } | null };
    if (!data) this.blame('failed', text);
    else if (data.viewer.tenantId !== own) this.blame('foreign', text);
    else if (numberIn(data.viewer.tenantName.en) < (names.get(own) ?? 0)) this.blame('old', text);
    else if (erased.has(data.viewer.personName ?? '')) this.blame('erased', text);
  }

  /** The same time is answered in the same way for ever. */
  past(asOf: string, text: string): void {
    const first = this.pasts.get(asOf) ?? text;
    this.pasts.set(asOf, first);
    if (text !== first) this.blame('otherPast', `${text} and at first ${first}`);
  }

  endedKey(text: string): void {
    if (text.includes('"edges"')) this.blame('toEndedKeys', text);
  }

  /** It was out when the question was put, and nobody has begun to let it in again since. */
  private hasLeft(id: Uuid, { out }: Known): boolean {
    const left = out.get(id);
    return left !== undefined && left === (this.truth.joins.get(id) ?? 0);
  }

  private isWhole(id: Uuid, { whole }: Known): boolean {
    const repaired = whole.get(id);
    return repaired !== undefined && repaired === this.truth.changes.get(id);
  }
}
