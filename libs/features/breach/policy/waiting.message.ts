import type { Addressee } from '#contracts/audience.port.js';
import type { MailMessage } from '#platform/messaging/mail/mail.js';

const english = (link: string): readonly string[] => [
  'A case waits for somebody to take it up. For everybody’s protection this message says nothing about it.',
  `Sign in to see it: ${link}`,
  'If you cannot sign in, ask your trust or local authority who handles cases for your school.',
];

const welsh = (link: string): readonly string[] => [
  'Mae achos yn aros i rywun ymgymryd ag ef. Er mwyn diogelu pawb, nid yw’r neges hon yn dweud dim amdano.',
  `Mewngofnodwch i’w weld: ${link}`,
  'Os na allwch fewngofnodi, gofynnwch i’ch ymddiriedolaeth neu’ch awdurdod lleol pwy sy’n trin achosion ar ran eich ysgol.',
];

/** That a case waits, and nothing else: a mail lies open on many screens. */
export const waitingMessage = ({ name, language }: Addressee, email: string, link: string): MailMessage => {
  const isWelsh = language === 'cy';
  const greeting = name === null ? [] : [`${isWelsh ? 'Annwyl' : 'Dear'} ${name},`];
  const subject = isWelsh ? 'Mae achos yn aros yn Trustlog' : 'A case waits in Trustlog';
  return { to: email, subject, text: `${[...greeting, ...(isWelsh ? welsh(link) : english(link))].join('\n\n')}\n` };
};
