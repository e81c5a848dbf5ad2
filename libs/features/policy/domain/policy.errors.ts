import { refuse } from '#platform/kernel/result.js';

export const unknownPolicy = () =>
  refuse(
    'POLICY.UNKNOWN',
    {
      en: 'There is no such policy. Register it, or look its id up in the register.',
      cy: 'Nid oes polisi o’r fath. Cofrestrwch ef, neu chwiliwch am ei ddynodydd yn y gofrestr.',
    },
    ['policyId'],
  );

export const alreadyRegistered = () =>
  refuse(
    'POLICY.ALREADY_REGISTERED',
    {
      en: 'This policy is in the register already. Draft a new version of it.',
      cy: 'Mae’r polisi hwn yn y gofrestr eisoes. Drafftiwch fersiwn newydd ohono.',
    },
    ['policyId'],
  );

export const archived = () =>
  refuse(
    'POLICY.ARCHIVED',
    {
      en: 'This policy is archived: it is kept as it was. Register a new one to go on.',
      cy: 'Mae’r polisi hwn wedi’i archifo: fe’i cedwir fel yr oedd. Cofrestrwch un newydd i fynd ymlaen.',
    },
    ['policyId'],
  );

export const categoryMissing = () =>
  refuse(
    'POLICY.CATEGORY_MISSING',
    {
      en: 'Name the category of the new policy, such as social-media.',
      cy: 'Enwch gategori’r polisi newydd, megis social-media.',
    },
    ['category'],
  );

export const categoryUnknown = (given: string) =>
  refuse(
    'POLICY.CATEGORY_UNKNOWN',
    {
      en: `The catalogue has no category "${given}". Use one of its codes: social-media.`,
      cy: `Nid oes categori "${given}" yn y catalog. Defnyddiwch un o’i godau: social-media.`,
    },
    ['category'],
  );

export const categoryDiffers = (own: string) =>
  refuse(
    'POLICY.CATEGORY_DIFFERS',
    {
      en: `This policy is kept under ${own}. Leave the category out, or register a new policy.`,
      cy: `Cedwir y polisi hwn dan ${own}. Gadewch y categori allan, neu cofrestrwch bolisi newydd.`,
    },
    ['category'],
  );

export const titleMissing = () =>
  refuse(
    'POLICY.TITLE_MISSING',
    {
      en: 'Give the title in English, in Welsh, or in both.',
      cy: 'Rhowch y teitl yn Saesneg, yn Gymraeg, neu yn y ddwy.',
    },
    ['title'],
  );

export const textMissing = () =>
  refuse(
    'POLICY.TEXT_MISSING',
    {
      en: 'There is no text in it. Give at least one section with words.',
      cy: 'Nid oes testun ynddo. Rhowch o leiaf un adran â geiriau.',
    },
    ['sections'],
  );

export const textTooLong = (most: number) =>
  refuse(
    'POLICY.TEXT_TOO_LONG',
    {
      en: `The text has more than ${most} characters. Divide it into several policies.`,
      cy: `Mae mwy na ${most} nod yn y testun. Rhannwch ef yn sawl polisi.`,
    },
    ['sections'],
  );

export const badLevel = (index: number) =>
  refuse(
    'POLICY.BAD_LEVEL',
    {
      en: `Section ${index + 1} has no level from 1 to 9. A top section has level 1.`,
      cy: `Nid oes gan adran ${index + 1} lefel o 1 i 9. Lefel 1 sydd gan brif adran.`,
    },
    ['sections', String(index), 'level'],
  );

export const badDate = (field: string, value: string) =>
  refuse(
    'POLICY.BAD_DATE',
    {
      en: `"${value}" is no date. Write a day as 2026-09-01 or a month as 2026-09.`,
      cy: `Nid yw "${value}" yn ddyddiad. Ysgrifennwch ddiwrnod fel 2026-09-01 neu fis fel 2026-09.`,
    },
    [field],
  );

export const badCycle = () =>
  refuse(
    'POLICY.BAD_REVIEW_CYCLE',
    {
      en: 'A review cycle is a whole number of months, from 1 to 120.',
      cy: 'Nifer cyfan o fisoedd yw cylch adolygu, o 1 i 120.',
    },
    ['reviewCycleMonths'],
  );

export const nothingInForce = () =>
  refuse(
    'POLICY.NOTHING_IN_FORCE',
    {
      en: 'No version of this policy is in force. Publish one before reviewing it.',
      cy: 'Nid oes fersiwn o’r polisi hwn mewn grym. Cyhoeddwch un cyn ei adolygu.',
    },
    ['policyId'],
  );

export const reviewInFuture = (day: string) =>
  refuse(
    'POLICY.REVIEW_IN_FUTURE',
    {
      en: `${day} has not come yet. Record the review on the day, or correct the date.`,
      cy: `Nid yw ${day} wedi dod eto. Cofnodwch yr adolygiad ar y diwrnod, neu cywirwch y dyddiad.`,
    },
    ['reviewedOn'],
  );

export const reviewOlder = (last: string) =>
  refuse(
    'POLICY.REVIEW_OLDER',
    {
      en: `A later review is recorded already, of ${last}. Give a day that is not before it.`,
      cy: `Cofnodwyd adolygiad diweddarach eisoes, ar ${last}. Rhowch ddiwrnod nad yw cyn hynny.`,
    },
    ['reviewedOn'],
  );

export const nextBeforeReview = () =>
  refuse(
    'POLICY.NEXT_REVIEW_BEFORE_REVIEW',
    {
      en: 'The next review must come after this one. Give a later date.',
      cy: 'Rhaid i’r adolygiad nesaf ddod ar ôl hwn. Rhowch ddyddiad diweddarach.',
    },
    ['nextReviewDue'],
  );

export const reasonMissing = () =>
  refuse(
    'POLICY.REASON_MISSING',
    {
      en: 'Say why the policy is archived: the record keeps it.',
      cy: 'Dywedwch pam y caiff y polisi ei archifo: mae’r cofnod yn ei gadw.',
    },
    ['because'],
  );

export const archiveOpen = () =>
  refuse(
    'POLICY.ARCHIVE_WITH_APPROVAL',
    {
      en: 'A version of this policy is with its approvers. Withdraw the approval before archiving the policy.',
      cy: 'Mae fersiwn o’r polisi hwn gyda’i chymeradwywyr. Tynnwch y cais cymeradwyo yn ôl cyn archifo’r polisi.',
    },
    ['policyId'],
  );
