import { spokenPost } from '#contracts/posts.js';
import { refuse, type InBoth } from '#platform/kernel/result.js';
import type { EndedApproval } from './approval.state.js';

export const unknownApproval = () =>
  refuse(
    'APPROVAL.UNKNOWN',
    {
      en: 'There is no such approval. Submit a draft to have one begun.',
      cy: 'Nid oes cais cymeradwyo o’r fath. Cyflwynwch ddrafft i ddechrau un.',
    },
    ['approvalId'],
  );

export const alreadyRequested = () =>
  refuse('APPROVAL.ALREADY_REQUESTED', {
    en: 'This approval has been asked for already. Use a new id for a new one.',
    cy: 'Gofynnwyd am y gymeradwyaeth hon eisoes. Defnyddiwch ddynodydd newydd ar gyfer un newydd.',
  });

export const chainEmpty = () =>
  refuse(
    'APPROVAL.CHAIN_EMPTY',
    {
      en: 'Nobody is named to approve. Name at least one post, such as headteacher.',
      cy: 'Nid enwyd neb i gymeradwyo. Enwch o leiaf un swydd, megis pennaeth.',
    },
    ['chain'],
  );

export const chainTooLong = (most: number) =>
  refuse(
    'APPROVAL.CHAIN_TOO_LONG',
    {
      en: `An approval has at most ${most} steps. Leave out who need not decide.`,
      cy: `Nifer y camau mewn cais cymeradwyo: ${most} ar y mwyaf. Gadewch allan bwy bynnag nad oes angen iddynt benderfynu.`,
    },
    ['chain'],
  );

export const postMissing = (step: number) =>
  refuse(
    'APPROVAL.POST_MISSING',
    {
      en: `Step ${step} names no post. Name the post whose holder decides.`,
      cy: `Nid yw cam ${step} yn enwi swydd. Enwch y swydd y mae ei deiliad yn penderfynu.`,
    },
    ['chain', String(step - 1), 'post'],
  );

export const partMissing = (step: number) =>
  refuse(
    'APPROVAL.PART_MISSING',
    {
      en: `Step ${step} does not say what it covers. Write "whole", or the part.`,
      cy: `Nid yw cam ${step} yn dweud beth y mae’n ei gwmpasu. Ysgrifennwch "whole" am y cyfan, neu’r rhan.`,
    },
    ['chain', String(step - 1), 'appliesTo'],
  );

export const stepTwice = (step: number, post: string) =>
  refuse(
    'APPROVAL.STEP_TWICE',
    {
      en: `Step ${step} asks the ${spokenPost(post).en} for the same part again. Leave one of the two out.`,
      cy: `Mae cam ${step} yn gofyn eto am yr un rhan i’r un swydd (${spokenPost(post).cy}). Gadewch un o’r ddau allan.`,
    },
    ['chain', String(step - 1)],
  );

const endings: Readonly<Record<EndedApproval['status'], InBoth>> = {
  approved: { en: 'All steps were approved already.', cy: 'Cymeradwywyd pob cam eisoes.' },
  rejected: {
    en: 'The approval was rejected. Submit the version again once it has been changed.',
    cy: 'Gwrthodwyd y gymeradwyaeth. Cyflwynwch y fersiwn eto ar ôl ei newid.',
  },
  voided: {
    en: 'The text was edited, which voided the approval. Submit the version again.',
    cy: 'Golygwyd y testun, a dirymodd hynny’r gymeradwyaeth. Cyflwynwch y fersiwn eto.',
  },
  withdrawn: {
    en: 'Its requester took the approval back. Submit the version again.',
    cy: 'Tynnodd y sawl a ofynnodd amdani y gymeradwyaeth yn ôl. Cyflwynwch y fersiwn eto.',
  },
};

export const ended = (status: EndedApproval['status']) => refuse('APPROVAL.ENDED', endings[status], ['approvalId']);

export const ownRequest = () =>
  refuse(
    'APPROVAL.OWN_REQUEST',
    {
      en: 'You asked for this approval, so somebody else must decide. Withdraw it and let a colleague submit it instead.',
      cy: 'Chi a ofynnodd am y gymeradwyaeth hon, felly rhaid i rywun arall benderfynu. Tynnwch hi’n ôl a gadewch i gydweithiwr ei chyflwyno yn eich lle.',
    },
    ['approvalId'],
  );

export const notYourTurn = (waitingPost: string) =>
  refuse(
    'APPROVAL.NOT_YOUR_TURN',
    {
      en: `The ${spokenPost(waitingPost).en} decides next. Wait for your turn, or decide in that post.`,
      cy: `Y swydd sy’n penderfynu nesaf: ${spokenPost(waitingPost).cy}. Arhoswch am eich tro, neu penderfynwch yn y swydd honno.`,
    },
    ['post'],
  );

const either = (posts: readonly string[]): InBoth => ({
  en: posts.map((post) => spokenPost(post).en).join(' or '),
  cy: posts.map((post) => spokenPost(post).cy).join('; '),
});

export const postNotHeld = (post: string, deciding: readonly string[]) =>
  refuse(
    'APPROVAL.POST_NOT_HELD',
    deciding.length > 1
      ? {
          en: `You do not hold a post that records what the ${spokenPost(post).en} decides: ${either(deciding).en}. Ask its holder to decide.`,
          cy: `Nid ydych mewn swydd sy’n cofnodi penderfyniadau’r corff hwn (${spokenPost(post).cy}): ${either(deciding).cy}. Gofynnwch i ddeiliad y swydd benderfynu.`,
        }
      : {
          en: `You do not hold the post of ${spokenPost(post).en} today. Ask its holder to decide, or have the post recorded.`,
          cy: `Nid ydych yn y swydd hon heddiw: ${spokenPost(post).cy}. Gofynnwch i’w deiliad benderfynu, neu trefnwch gofnodi’r swydd.`,
        },
    ['post'],
  );

export const otherText = () =>
  refuse(
    'APPROVAL.OTHER_TEXT',
    {
      en: 'The text you read is not the one that waits for approval. Read the present version and decide again.',
      cy: 'Nid y testun a ddarllenoch yw’r un sy’n aros am gymeradwyaeth. Darllenwch y fersiwn bresennol a phenderfynwch eto.',
    },
    ['contentHash'],
  );

export const badDate = (value: string) =>
  refuse(
    'APPROVAL.BAD_DATE',
    {
      en: `"${value}" is no day of the calendar. Write it as 2026-09-01.`,
      cy: `Nid yw "${value}" yn ddiwrnod yn y calendr. Ysgrifennwch ef fel 2026-09-01.`,
    },
    ['decidedOn'],
  );

export const dateInFuture = (value: string) =>
  refuse(
    'APPROVAL.DATE_IN_FUTURE',
    {
      en: `${value} has not come yet. Record the decision on the day, or correct the date.`,
      cy: `Nid yw ${value} wedi dod eto. Cofnodwch y penderfyniad ar y diwrnod, neu cywirwch y dyddiad.`,
    },
    ['decidedOn'],
  );

export const reasonMissing = () =>
  refuse(
    'APPROVAL.REASON_MISSING',
    {
      en: 'Say why you reject it: its author reads the reason.',
      cy: 'Dywedwch pam yr ydych yn ei wrthod: bydd ei awdur yn darllen y rheswm.',
    },
    ['reason'],
  );

export const notRequester = () =>
  refuse(
    'APPROVAL.NOT_REQUESTER',
    {
      en: 'Only who asked for an approval may take it back. Reject it if it should not pass.',
      cy: 'Dim ond y sawl a ofynnodd am gymeradwyaeth a gaiff ei thynnu’n ôl. Gwrthodwch hi os na ddylai basio.',
    },
    ['approvalId'],
  );

export const nudgedToday = (post: string) =>
  refuse(
    'APPROVAL.NUDGED_TODAY',
    {
      en: `The ${spokenPost(post).en} was reminded of it today already. Remind again tomorrow.`,
      cy: `Anfonwyd nodyn atgoffa amdano heddiw eisoes (${spokenPost(post).cy}). Anfonwch un arall yfory.`,
    },
    ['approvalId'],
  );

export const nobodyToNudge = (post: string) =>
  refuse(
    'APPROVAL.NOBODY_TO_NUDGE',
    {
      en: `Nobody is on record as ${spokenPost(post).en} today, so there is nobody to remind. Have the post recorded first.`,
      cy: `Nid oes neb ar gofnod yn y swydd hon heddiw (${spokenPost(post).cy}), felly nid oes neb i’w atgoffa. Trefnwch gofnodi’r swydd yn gyntaf.`,
    },
    ['approvalId'],
  );
