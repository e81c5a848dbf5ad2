/** A policy's status as the matrix writes it: one letter. */
export type StatusCode = 'I' | 'D' | 'O' | 'A' | 'N' | 'X' | 'B';

/** How a status looks: a shape (the class), a sign in it, and a colour (of the class). */
export interface StatusLook {
  readonly shape: 'ok' | 'due' | 'late' | 'wait' | 'none' | 'na' | 'before';
  readonly sign: string;
}

const CODES: readonly string[] = ['I', 'D', 'O', 'A', 'N', 'X', 'B'] satisfies StatusCode[];

/** A letter that the server wrote; throws on one that this screen does not know, rather than guess green. */
export const codeOf = (letter: string): StatusCode => {
  if (!CODES.includes(letter)) throw new Error(`The matrix holds a status that this page does not know: ${letter}`);
  return letter as StatusCode;
};

/** The codes of a row of the matrix. */
export const codesOf = (letters: string): StatusCode[] => Array.from(letters, codeOf);

/** The code of a policy status. */
export const codeOfStatus = (
  status: 'IN_DATE' | 'DUE' | 'OVERDUE' | 'AWAITING_APPROVAL' | 'NOT_RECORDED' | 'NOT_REQUIRED' | 'BEFORE_JOINED',
): StatusCode => {
  switch (status) {
    case 'IN_DATE':
      return 'I';
    case 'DUE':
      return 'D';
    case 'OVERDUE':
      return 'O';
    case 'AWAITING_APPROVAL':
      return 'A';
    case 'NOT_RECORDED':
      return 'N';
    case 'NOT_REQUIRED':
      return 'X';
    case 'BEFORE_JOINED':
      return 'B';
  }
};

const shortDays = (days: number | null): string => (days === null ? '!' : days > 999 ? '1k+' : String(days));

/** Shape and sign of a cell. */
export const lookOf = (code: StatusCode, days: number | null): StatusLook => {
  switch (code) {
    case 'I':
      return { shape: 'ok', sign: '✓' };
    case 'D':
      return { shape: 'due', sign: shortDays(days) };
    case 'O':
      return { shape: 'late', sign: shortDays(days) };
    case 'A':
      return { shape: 'wait', sign: 'A' };
    case 'N':
      return { shape: 'none', sign: '?' };
    case 'X':
      return { shape: 'na', sign: '·' };
    case 'B':
      return { shape: 'before', sign: '' };
  }
};
