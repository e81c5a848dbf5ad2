import { formatCount } from '../shared/format.js';
import { designMessages as words } from './messages.js';

/** What a field takes: endings of names, as `.docx`, and how many bytes at the most. */
export interface FileRule {
  readonly kinds: readonly string[];
  readonly mostBytes: number;
}

const KILO = 1024;

/** `850 kB`, `2.4 MB`. */
export const fileSize = (bytes: number): string => {
  if (bytes < KILO * KILO) return `${formatCount(Math.ceil(bytes / KILO))} kB`;
  const mega = Math.round((bytes / (KILO * KILO)) * 10) / 10;
  return `${mega} MB`;
};

/** Why a file cannot be taken, in words; null when it can. */
export const fileProblem = ({ name, size }: { name: string; size: number }, rule: FileRule): string | null => {
  const kinds = rule.kinds.join(', ');
  if (!rule.kinds.some((kind) => name.toLowerCase().endsWith(kind))) return words.wrongKind({ name, kinds });
  if (size === 0) return words.emptyFile({ name });
  if (size > rule.mostBytes) return words.tooLarge({ name, size: fileSize(size), most: fileSize(rule.mostBytes) });
  return null;
};
