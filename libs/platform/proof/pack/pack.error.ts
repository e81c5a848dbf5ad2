/** Stable codes of what is wrong with a pack; docs/evidence-pack.md says what each means. */
export type PackFault =
  | 'PACK.NOT_A_ZIP'
  | 'PACK.CUT_SHORT'
  | 'PACK.ZIP_CHANGED'
  | 'PACK.BAD_NAME'
  | 'PACK.ORDER'
  | 'PACK.TOO_LARGE'
  | 'PACK.ENTRY_CHANGED'
  | 'PACK.ENTRY_MISSING'
  | 'PACK.ENTRY_ADDED'
  | 'PACK.MANIFEST_CHANGED'
  | 'PACK.MANIFEST_UNSIGNED'
  | 'PACK.BAD_KEYS'
  | 'PACK.EVENT_CHANGED'
  | 'PACK.EVENT_MISSING'
  | 'PACK.EVENT_ADDED'
  | 'PACK.EVENT_MOVED'
  | 'PACK.LEAVES_CHANGED'
  | 'PACK.CHECKPOINT_CHANGED'
  | 'PACK.CHECKPOINT_UNSIGNED'
  | 'PACK.ROOT_DIFFERS'
  | 'PACK.UNSEALED'
  | 'PACK.FORKED'
  | 'PACK.KEPT_UNREADABLE'
  | 'PACK.KEPT_BEYOND'
  | 'PACK.OTHER_RECORD'
  | 'PACK.NOT_INCLUDED'
  | 'PACK.ROWS_DIFFER'
  | 'PACK.NOT_REPLAYED';

/** Where in a pack. Whatever is known of it. */
export interface PackPlace {
  readonly entry?: string;
  readonly tenantId?: string;
  readonly position?: number;
  /** When the event was recorded, as its line says. */
  readonly at?: string;
}

/** Something wrong, with its place; a sentence for the reader, never a text out of the pack. */
export interface PackProblem extends PackPlace {
  readonly code: PackFault;
  readonly reason: string;
}

/** Thrown where nothing further can be read. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(
    readonly code: PackFault,
    reason: string,
    readonly place: PackPlace = {},
  ) {
    super(reason);
  }

  get problem(): PackProblem {
    return { code: this.code, reason: this.message, ...this.place };
  }
}
