import { inLanguage, type LocalText } from '#contracts/local-text.js';
import { firstDayOf, lastDayOf, type PartialDate } from '#contracts/partial-date.js';
import type { PlainDate } from '#platform/kernel/event.js';
import type { MailMessage } from '#platform/messaging/mail/mail.js';

/** What the reminder of a review is made of; name and address stay in memory. */
export interface ReviewFacts {
  readonly title: LocalText;
  readonly due: PartialDate;
  readonly today: PlainDate;
  readonly link: string;
  readonly to: string;
  readonly name: string | null;
  readonly language: 'en' | 'cy';
}

const LONGEST_SUBJECT = 180;

/** `4 May 2027`, or `May 2027` where no day is recorded. */
const said = (date: PartialDate, language: 'en' | 'cy'): string =>
  new Intl.DateTimeFormat(language === 'cy' ? 'cy-GB' : 'en-GB', {
    ...(date.length === 7 ? {} : { day: 'numeric' }),
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${firstDayOf(date)}T00:00:00Z`));

const english = (title: string, due: string, isPast: boolean, link: string): readonly string[] => [
  isPast ? `The review of ${title} was due ${due} and is not recorded.` : `The review of ${title} is due ${due}.`,
  `If you have looked at it and nothing changes, record that on its page; if something changes, start a new version there: ${link}`,
];

const welsh = (title: string, due: string, isPast: boolean, link: string): readonly string[] => [
  isPast
    ? `Roedd adolygiad ${title} i’w wneud erbyn ${due} ac nid yw wedi’i gofnodi.`
    : `Mae adolygiad ${title} i’w wneud erbyn ${due}.`,
  `Os ydych wedi edrych arno ac nad oes dim yn newid, cofnodwch hynny ar ei dudalen; os oes rhywbeth yn newid, dechreuwch fersiwn newydd yno: ${link}`,
];

/** The reminder in its reader's own language. */
export const reviewMessage = ({ title, due, today, link, to, name, language }: ReviewFacts): MailMessage => {
  const isWelsh = language === 'cy';
  const called = inLanguage(title, language);
  const lines = (isWelsh ? welsh : english)(called, said(due, language), lastDayOf(due) < today, link);
  const greeting = name === null ? [] : [`${isWelsh ? 'Annwyl' : 'Dear'} ${name},`];
  const subject = `${isWelsh ? 'Adolygiad i’w wneud' : 'Review due'}: ${called}`;
  const oneLine = subject.replace(/\s+/g, ' ').slice(0, LONGEST_SUBJECT);
  return { to, subject: oneLine, text: `${[...greeting, ...lines].join('\n\n')}\n` };
};
