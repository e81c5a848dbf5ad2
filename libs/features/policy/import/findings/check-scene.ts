import type { ParsedDocument } from '../parse/parse-document.js';
import type { RegisterEntry } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import type { LineText } from './finding.js';

/** What a check may look at. `today` is null when the caller gave none: then nothing is called past. */
export interface CheckScene {
  readonly parsed: ParsedDocument;
  readonly lines: readonly SourceLine[];
  readonly text: LineText;
  readonly today: string | null;
  readonly register: ReadonlyArray<RegisterEntry> | null;
  /** The school the document belongs to, told by the caller or by the document. */
  readonly school: string | null;
}
