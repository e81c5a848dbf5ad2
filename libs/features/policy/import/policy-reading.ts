/** ISO 8601: a day `2024-07-19`, or a month alone `2014-07`. */
export type IsoDate = string;

/** The formats that can be read. */
export type PolicyFormat = 'docx' | 'pdf' | 'txt' | 'md';

/** A title in each language of the document; `null` is not recorded. */
export interface ReadTitle {
  readonly en: string | null;
  readonly cy: string | null;
}

/** One heading of the document, in order. `number` is the printed number or `Appendix A`; `level` counts from 1. */
export interface ReadSection {
  readonly number: string | null;
  readonly heading: string;
  readonly level: number;
}

/** A section with its words: `text` holds the lines under the heading up to the next one, `line` is that of the heading. */
export interface ReadSectionBody extends ReadSection {
  readonly line: number;
  readonly text: string;
}

/** One approval as the document states it; whole and parts each have their own dates. */
export interface ReadApproval {
  readonly body: string | null;
  readonly role: string | null;
  readonly signedBy: string | null;
  readonly approvedOn: IsoDate | null;
  readonly nextReviewDue: IsoDate | null;
  readonly appliesTo: string;
}

/** A row of the version table. */
export interface ReadVersion {
  readonly version: string | null;
  readonly date: IsoDate | null;
  readonly author: string | null;
  readonly changes: string | null;
}

/** A row of the amendments table. */
export interface ReadAmendment {
  readonly date: IsoDate | null;
  readonly section: string | null;
  readonly change: string | null;
  readonly why: string | null;
}

/** A defect found in the document. `line` counts in the extracted text from 1; `null` when it is about what is absent. */
export interface PolicyFinding {
  readonly rule: string;
  readonly line: number | null;
  readonly excerpt: string | null;
  readonly reason: string;
  readonly source: string;
}

/** What the document does not say clearly, put to a person. `candidates` are possible answers, best first. */
export interface UnsureQuestion {
  readonly field: string;
  readonly line: number | null;
  readonly candidates: readonly string[];
  readonly question: string;
}

/** The part that `trustlog import policy --dry-run --json` prints; scripts rely on its names. */
export interface PolicyReadingContract {
  readonly title: ReadTitle;
  readonly languages: readonly string[];
  readonly owner: string | null;
  readonly sections: readonly ReadSection[];
  readonly approvals: readonly ReadApproval[];
  readonly lastReviewed: IsoDate | null;
  readonly nextReviewDue: IsoDate | null;
  readonly reviewCycleMonths: number | null;
  readonly versions: readonly ReadVersion[];
  readonly amendments: readonly ReadAmendment[];
  readonly audience: readonly string[];
  readonly findings: readonly PolicyFinding[];
  readonly unsure: readonly UnsureQuestion[];
}

/**
 * A policy document, read.
 * `sectionBodies` runs parallel to `sections`; `text` is the extracted text, one line per `line` number;
 * `contentHash` is `sha256:` and the hex digest of the bytes that were read.
 */
export interface PolicyReading extends PolicyReadingContract {
  readonly sectionBodies: readonly ReadSectionBody[];
  readonly text: string;
  readonly format: PolicyFormat;
  readonly contentHash: string;
}

/** A school of the register, for the check that another school's name was left in. */
export interface RegisterEntry {
  readonly urn: string;
  readonly name: string;
}

/**
 * What the reader may know beside the document. `today` (ISO day) turns a review date of the past into a finding;
 * without it the reading depends on the bytes alone.
 */
export interface ReadPolicyOptions {
  readonly register?: ReadonlyArray<RegisterEntry>;
  readonly ownSchoolName?: string;
  readonly today?: string;
}
