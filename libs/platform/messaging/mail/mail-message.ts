import type { Result } from '#platform/kernel/result.js';
import { accept, refuse } from '#platform/kernel/result.js';
import type { MailMessage } from './mail.js';

const MAX_SUBJECT = 200;
const MAX_TEXT_BYTES = 256 * 1024;
/** RFC 5321 4.5.3.1: 64 octets before the @, 254 in all. */
const MAX_ADDRESS = 254;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
/** Control characters, and the separators that some mail programs treat as line ends. */
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;

/**
 * Whether mail can go to an address: the plain form of RFC 5321 without quotes, comments, address literals or lists.
 * Anything that could add a second recipient or a header is no address.
 */
export const isMailAddress = (address: string): boolean => {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || local.length > 64 || Buffer.byteLength(address) > MAX_ADDRESS) return false;
  const labels = domain.split('.');
  return LOCAL.test(local) && labels.length > 1 && labels.every((label) => LABEL.test(label));
};

/** Refuses what must not reach a mail server: another header in the subject, a list of addresses, nothing to read. */
export const checkMessage = (message: MailMessage): Result<MailMessage> => {
  if (!isMailAddress(message.to)) {
    return refuse(
      'MAIL.ADDRESS_INVALID',
      {
        en: 'This is not an e-mail address that mail can be sent to: correct it.',
        cy: 'Nid cyfeiriad e-bost y gellir anfon ato yw hwn: cywirwch ef.',
      },
      ['to'],
    );
  }
  if (LINE_BREAKING.test(message.subject)) {
    return refuse(
      'MAIL.SUBJECT_NOT_ONE_LINE',
      { en: 'The subject of a message must be one line.', cy: 'Rhaid i bwnc neges fod yn un llinell.' },
      ['subject'],
    );
  }
  if (message.subject.trim() === '' || message.subject.length > MAX_SUBJECT) {
    return refuse(
      'MAIL.SUBJECT_LENGTH',
      {
        en: `The subject of a message must have 1 to ${MAX_SUBJECT} characters.`,
        cy: `Rhaid i bwnc neges gael 1 i ${MAX_SUBJECT} nod.`,
      },
      ['subject'],
    );
  }
  if (message.text.trim() === '')
    return refuse('MAIL.TEXT_MISSING', { en: 'A message must have a text.', cy: 'Rhaid i neges gael testun.' }, [
      'text',
    ]);
  if (Buffer.byteLength(message.text) + Buffer.byteLength(message.html ?? '') > MAX_TEXT_BYTES) {
    return refuse(
      'MAIL.TOO_LONG',
      { en: 'A message must not be longer than 256 kB.', cy: 'Ni chaiff neges fod yn hirach na 256 kB.' },
      ['text'],
    );
  }
  return accept(message);
};
