import type { FormError, ReadStep } from './read-view.js';

/** Everything that the read page says by itself. */
export interface ReadMessages {
  readonly title: string;
  readonly skip: string;
  readonly otherLanguage: string;
  readonly steps: Readonly<Record<ReadStep, string>>;
  readonly stepsLabel: string;
  readonly forPerson: (name: string) => string;
  readonly due: (day: string) => string;
  readonly version: (number: number) => string;
  readonly readBefore: (number: number, day: string) => string;
  readonly changed: (count: number) => string;
  readonly isNew: string;
  readonly isRemoved: string;
  readonly calledBefore: (heading: string) => string;
  readonly added: string;
  readonly takenAway: string;
  readonly readWhole: (minutes: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly question: string;
  readonly goOn: string;
  readonly afterGoOn: string;
  readonly confirm: string;
  readonly agreeTo: string;
  readonly agree: string;
  readonly name: string;
  readonly nameHint: string;
  readonly sign: string;
  readonly errorHeading: string;
  readonly errors: Readonly<Record<FormError, string>>;
  readonly signed: string;
  readonly alreadySigned: string;
  readonly keep: string;
  readonly download: string;
  readonly receipt: {
    readonly heading: string;
    readonly policy: string;
    readonly statement: string;
    readonly signedBy: string;
    readonly recordedAt: string;
    readonly place: string;
    readonly placeOf: (position: number, school: string) => string;
    readonly fingerprint: string;
  };
  readonly superseded: {
    readonly heading: string;
    readonly text: (newer: number) => string;
    readonly link: (newer: number) => string;
  };
  readonly supersededLater: (newer: number) => string;
  readonly ended: {
    readonly heading: string;
    readonly because: Readonly<Record<'closed' | 'left' | 'expired', string>>;
  };
  readonly unknown: { readonly heading: string; readonly text: string };
  readonly failed: { readonly heading: string; readonly text: string };
  readonly months: readonly string[];
  /** From Sunday on. */
  readonly weekdays: readonly string[];
}
