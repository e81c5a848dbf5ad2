import { inLanguage } from '#contracts/local-text.js';
import type { MailMessage } from '#platform/messaging/mail/mail.js';
import type { RequestFacts } from '../query/mail-facts/mail-facts.query.js';

/** Which messages a request leads to. */
export type MessageKind = 'link' | 'nudge' | 'receipt';

/** What a message is made of; the name and address are opened and stay in memory. */
export interface MessageFacts extends RequestFacts {
  readonly link: string;
  readonly to: string;
  readonly name: string | null;
  readonly language: 'en' | 'cy';
}

const day = (iso: string, language: 'en' | 'cy'): string =>
  new Intl.DateTimeFormat(language === 'cy' ? 'cy-GB' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );

const moment = (at: Date | null, language: 'en' | 'cy'): string =>
  at === null
    ? ''
    : new Intl.DateTimeFormat(language === 'cy' ? 'cy-GB' : 'en-GB', {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'Europe/London',
      }).format(at);

const title = ({ policyTitle, language }: MessageFacts): string => inLanguage(policyTitle, language);

type Words = Record<MessageKind, (facts: MessageFacts) => { subject: string; lines: string[] }>;

const english: Words = {
  link: (f) => ({
    subject: `Please read: ${title(f)}`,
    lines: [
      `${title(f)}, version ${String(f.versionNumber)}, is ready for you to read and confirm by ${day(f.dueOn, 'en')}.`,
      `Open it here; you need no password: ${f.link}`,
      'The link is yours alone. Opening it does not use it up; only your confirmation does.',
    ],
  }),
  nudge: (f) => ({
    subject: `Reminder: ${title(f)}`,
    lines: [
      `${title(f)}, version ${String(f.versionNumber)}, still waits for you to read and confirm it, by ${day(f.dueOn, 'en')}.`,
      `Open it here; you need no password: ${f.link}`,
    ],
  }),
  receipt: (f) => ({
    subject: `Your receipt: ${title(f)}`,
    lines: [
      `On ${moment(f.signedAt, 'en')} you confirmed that you have read ${title(f)}, version ${String(f.versionNumber)}.`,
      `Content (SHA-256): ${f.contentHash ?? ''}`,
      `Your receipt: ${f.link}`,
    ],
  }),
};

const welsh: Words = {
  link: (f) => ({
    subject: `Darllenwch: ${title(f)}`,
    lines: [
      `Mae ${title(f)}, fersiwn ${String(f.versionNumber)}, yn barod i chi ei ddarllen a’i gadarnhau erbyn ${day(f.dueOn, 'cy')}.`,
      `Agorwch ef yma; nid oes angen cyfrinair: ${f.link}`,
      'Chi yn unig biau’r ddolen. Nid yw ei hagor yn ei defnyddio; dim ond eich cadarnhad sy’n gwneud hynny.',
    ],
  }),
  nudge: (f) => ({
    subject: `Nodyn atgoffa: ${title(f)}`,
    lines: [
      `Mae ${title(f)}, fersiwn ${String(f.versionNumber)}, yn dal i aros i chi ei ddarllen a’i gadarnhau erbyn ${day(f.dueOn, 'cy')}.`,
      `Agorwch ef yma; nid oes angen cyfrinair: ${f.link}`,
    ],
  }),
  receipt: (f) => ({
    subject: `Eich derbynneb: ${title(f)}`,
    lines: [
      `Ar ${moment(f.signedAt, 'cy')} fe wnaethoch gadarnhau eich bod wedi darllen ${title(f)}, fersiwn ${String(f.versionNumber)}.`,
      `Cynnwys (SHA-256): ${f.contentHash ?? ''}`,
      `Eich derbynneb: ${f.link}`,
    ],
  }),
};

const LONGEST_SUBJECT = 180;

/** The message in the person's own language. */
export const messageFor = (kind: MessageKind, facts: MessageFacts): MailMessage => {
  const { subject, lines } = (facts.language === 'cy' ? welsh : english)[kind](facts);
  const greeting = facts.name ? [`${facts.language === 'cy' ? 'Annwyl' : 'Dear'} ${facts.name},`] : [];
  const oneLine = subject.replace(/\s+/g, ' ').slice(0, LONGEST_SUBJECT);
  return { to: facts.to, subject: oneLine, text: `${[...greeting, ...lines].join('\n\n')}\n` };
};
