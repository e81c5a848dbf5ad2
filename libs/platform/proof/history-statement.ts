import { toBase64 } from './core/base64.js';

/** Why a history was begun anew. */
export type HistoryReason =
  /** The database was restored from a backup; what was recorded after the backup is lost. */
  | 'restored'
  /** A standby was promoted that had not received everything. */
  | 'promoted'
  /** The record was changed behind the application, or was damaged, and could not be mended. */
  | 'damaged'
  /** The file of signed heads was lost. */
  | 'heads-lost';

export const HISTORY_REASONS: readonly HistoryReason[] = ['restored', 'promoted', 'damaged', 'heads-lost'];

export interface NewHistory {
  /** What was signed last of the history that ends. */
  readonly before: { readonly origin: string; readonly size: number; readonly root: Uint8Array };
  /** The origin of the history that begins. */
  readonly origin: string;
  readonly reason: HistoryReason;
  readonly statedAt: string;
}

/** The text that is signed. Its second line is no number, so that it can never be read as a checkpoint. */
export const newHistoryText = ({ before, origin, reason, statedAt }: NewHistory): string =>
  `trustlog new history\n${before.origin}\n${String(before.size)}\n${toBase64(before.root)}\n${origin}\n${reason}\n${statedAt}\n`;
