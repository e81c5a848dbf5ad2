interface Entry<What> {
  readonly at: number;
  readonly order: number;
  readonly what: What;
}

/** What is still to happen, earliest first; of two at the same moment, whichever was put down first. */
export class Agenda<What> {
  private readonly heap: Entry<What>[] = [];
  private order = 0;

  add(at: number, what: What): void {
    const entry = { at, order: this.order, what };
    this.order += 1;
    let place = this.heap.length;
    this.heap.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = entry;
  }

  next(): { readonly at: number; readonly what: What } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) this.sink(last);
    return first;
  }

  private sink(entry: Entry<What>): void {
    let place = 0;
    for (;;) {
      const [left, right] = [this.heap[2 * place + 1], this.heap[2 * place + 2]];
      if (left === undefined) break;
      const goesRight = right !== undefined && isBefore(right, left);
      const child = goesRight ? right : left;
      if (!isBefore(child, entry)) break;
      this.heap[place] = child;
      place = 2 * place + (goesRight ? 2 : 1);
    }
    this.heap[place] = entry;
  }
}

const isBefore = (one: Entry<unknown>, other: Entry<unknown>): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
