import type { Instant, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { toBase64 } from '../core/base64.js';

/** What one record had signed. */
export interface MinutesLine {
  readonly tenantId: Uuid;
  /** Null while none is recorded. */
  readonly name: { readonly en: string | null; readonly cy: string | null } | null;
  readonly size: number;
  readonly root: Uint8Array;
  readonly origin: string;
}

export interface Minutes {
  readonly lines: readonly MinutesLine[];
  /** The verifier key of the log. */
  readonly key: string;
  readonly at: Instant;
}

type Language = 'en' | 'cy';

const WORDS: Readonly<Record<Language, Readonly<Record<'title' | 'why' | 'events' | 'root' | 'key' | 'how', string>>>> =
  {
    en: {
      title: 'The records of compliance on',
      why: 'Entered in the minutes so that nobody, not even who keeps the records, can change later what they held by this day.',
      events: 'events',
      root: 'root',
      key: 'Key of the log',
      how: 'Later: `trustlog verify PACK --checkpoint FILE` shows whether a record still begins as it does here.',
    },
    cy: {
      title: 'Y cofnodion cydymffurfio ar',
      why: 'Wedi’u rhoi yn y cofnodion fel na all neb, nid hyd yn oed y sawl sy’n cadw’r cofnodion, newid yn ddiweddarach yr hyn oedd ynddynt erbyn y diwrnod hwn.',
      events: 'digwyddiad',
      root: 'gwreiddyn',
      key: 'Allwedd y log',
      how: 'Yn ddiweddarach: mae `trustlog verify PACK --checkpoint FILE` yn dangos a yw cofnod yn dal i ddechrau fel y mae yma.',
    },
  };

/** A page of plain text for the minutes of a board. Base64 is what a checkpoint has; it can be typed in again. */
export const minutesOf = ({ lines, key, at }: Minutes, language: Language): string => {
  const words = WORDS[language];
  const records = lines.map((line) => {
    const name = line.name?.[language] ?? line.name?.en ?? line.name?.cy ?? line.tenantId;
    return `${name}\n  ${line.origin}\n  ${String(line.size)} ${words.events}, ${words.root} ${toBase64(line.root)}\n`;
  });
  return `${words.title} ${londonDay(at)}\n\n${words.why}\n\n${records.join('\n')}\n${words.key}: ${key}\n${words.how}\n`;
};
