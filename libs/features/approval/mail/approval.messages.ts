import type { Addressee } from '#contracts/audience.port.js';
import { inLanguage, type LocalText } from '#contracts/local-text.js';
import type { MailMessage } from '#platform/messaging/mail/mail.js';

/** What a reminder says. */
export interface ReminderFacts {
  readonly policyTitle: LocalText;
  readonly link: string;
}

interface Words {
  readonly dear: string;
  readonly subject: (title: string) => string;
  readonly lines: (title: string, link: string) => readonly string[];
}

const english: Words = {
  dear: 'Dear',
  subject: (title) => `Waits for your decision: ${title}`,
  lines: (title, link) => [
    `A version of ${title} waits for your decision.`,
    `See what changes and decide here, after signing in: ${link}`,
  ],
};

const welsh: Words = {
  dear: 'Annwyl',
  subject: (title) => `Yn aros am eich penderfyniad: ${title}`,
  lines: (title, link) => [
    `Mae fersiwn o ${title} yn aros am eich penderfyniad.`,
    `Gwelwch beth sy’n newid a phenderfynwch yma, ar ôl mewngofnodi: ${link}`,
  ],
};

const LONGEST_SUBJECT = 180;

/** A reminder in the holder's own language. The text itself stays behind the sign-in: a mail lies open on many screens. */
export const reminderFor = ({ name, language }: Addressee, email: string, facts: ReminderFacts): MailMessage => {
  const words = language === 'cy' ? welsh : english;
  const title = inLanguage(facts.policyTitle, language);
  const greeting = name === null ? [] : [`${words.dear} ${name},`];
  const subject = words.subject(title).replace(/\s+/g, ' ').slice(0, LONGEST_SUBJECT);
  return { to: email, subject, text: `${[...greeting, ...words.lines(title, facts.link)].join('\n\n')}\n` };
};
