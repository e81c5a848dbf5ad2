import type { ReadMessages } from './read-page.words.js';

const englishNumbers = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The page in English. */
export const en: ReadMessages = {
  title: 'Read and confirm',
  skip: 'Skip to the content',
  otherLanguage: 'Cymraeg',
  steps: { changes: 'What changed', read: 'Read', confirm: 'Confirm' },
  stepsLabel: 'Steps',
  forPerson: (name) => `for ${name}`,
  due: (day) => `due ${day}`,
  version: (number) => `version ${number}`,
  readBefore: (number, day) => `You read version ${number} on ${day}.`,
  changed: (count) => {
    if (count === 0) return 'The text is the same.';
    if (count === 1) return 'One thing has changed.';
    return `${englishNumbers[count] ?? count} things have changed.`;
  },
  isNew: 'New:',
  isRemoved: 'Taken out:',
  calledBefore: (heading) => `Was called “${heading}”.`,
  added: 'added:',
  takenAway: 'taken out:',
  readWhole: (minutes) => `Read the whole policy (${minutes === 1 ? '1 minute' : `${minutes} minutes`})`,
  minutes: (minutes) => (minutes === 1 ? 'About 1 minute to read.' : `About ${minutes} minutes to read.`),
  question: 'Ask its owner a question',
  goOn: 'I have read it: go on',
  afterGoOn: 'Then you type your name. You get a receipt that nobody can alter, us included.',
  confirm: 'Confirm that you have read it',
  agreeTo: 'You agree to this:',
  agree: 'I have read it and I agree',
  name: 'Your full name',
  nameHint: 'Typing it here is your signature.',
  sign: 'Sign',
  errorHeading: 'Something is missing',
  errors: {
    NAME_MISSING: 'Type your full name',
    NOT_AGREED: 'Tick the box to say that you have read it and agree',
  },
  signed: 'Thank you. It is recorded.',
  alreadySigned: 'You have signed this already.',
  keep: 'Keep or print this page. The link that you came by will go on showing this receipt.',
  download: 'Download the receipt',
  receipt: {
    heading: 'Receipt',
    policy: 'Policy',
    statement: 'Agreed to',
    signedBy: 'Signed by',
    recordedAt: 'Recorded',
    place: 'Place in the record',
    placeOf: (position, school) => `no. ${position} of ${school}`,
    fingerprint: 'Fingerprint of the text (SHA-256)',
  },
  superseded: {
    heading: 'A newer version has replaced this one',
    text: (newer) => `Nothing was signed. Please read version ${newer} instead.`,
    link: (newer) => `Read version ${newer}`,
  },
  supersededLater: (newer) =>
    `Nothing was signed. Version ${newer} is in force now; you will get a link to it if you are to read it.`,
  ended: {
    heading: 'You no longer need to sign this',
    because: {
      closed: 'The school has closed this request.',
      left: 'The school no longer asks you, because your post there has ended.',
      expired: 'This link has run out. If the school still needs your signature, ask its office for a new link.',
    },
  },
  unknown: {
    heading: 'This link does not work',
    text: 'It may have been cut off in the e-mail. Open it from the e-mail again, or ask the school’s office for a new one.',
  },
  failed: {
    heading: 'Something went wrong',
    text: 'Open the link again: it shows whether your signature is recorded, and nothing is recorded twice. If it fails again, give the school this number:',
  },
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
    ...['September', 'October', 'November', 'December'],
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
