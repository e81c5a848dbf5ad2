import { PERSON_KINDS } from '#contracts/person-kinds.js';
import { refuse, type InBoth } from '#platform/kernel/result.js';

const settled: Readonly<Record<'accepted' | 'waived' | 'mended', InBoth>> = {
  accepted: { en: 'accepted', cy: 'i’w gywiro' },
  waived: { en: 'waived', cy: 'wedi’i adael fel y mae' },
  mended: { en: 'mended', cy: 'wedi’i gywiro' },
};

/** Refusals of what is done about a policy without changing its text. */
export const careErrors = {
  unknownFinding: () =>
    refuse(
      'POLICY.UNKNOWN_FINDING',
      {
        en: 'This version has no such finding. Look it up in the list of its findings.',
        cy: 'Nid oes canfyddiad o’r fath yn y fersiwn hon. Chwiliwch amdano yn rhestr ei chanfyddiadau.',
      },
      ['findingId'],
    ),
  findingSettled: (how: 'accepted' | 'waived' | 'mended') =>
    refuse(
      'POLICY.FINDING_SETTLED',
      {
        en: `This finding is ${settled[how].en} already. Look at the page again to see by whom and when.`,
        cy: `Mae’r canfyddiad hwn ${settled[how].cy} eisoes. Edrychwch ar y dudalen eto i weld gan bwy a phryd.`,
      },
      ['findingId'],
    ),
  versionSuperseded: () =>
    refuse(
      'POLICY.VERSION_SUPERSEDED',
      {
        en: 'A newer version is in force. Answer the findings of that one; what it has mended is settled by itself.',
        cy: 'Mae fersiwn fwy newydd mewn grym. Atebwch ganfyddiadau honno; mae’r hyn y mae wedi’i gywiro wedi’i setlo ohono’i hun.',
      },
      ['versionId'],
    ),
  responsibleMissing: () =>
    refuse(
      'POLICY.RESPONSIBLE_MISSING',
      { en: 'Say who will mend it: a name or a post.', cy: 'Dywedwch pwy fydd yn ei gywiro: enw neu swydd.' },
      ['responsible'],
    ),
  reasonMissing: (field: string) =>
    refuse(
      'POLICY.REASON_MISSING',
      { en: 'Say why: the record keeps the reason.', cy: 'Dywedwch pam: mae’r cofnod yn cadw’r rheswm.' },
      [field],
    ),
  badDay: (field: string, value: string) =>
    refuse(
      'POLICY.BAD_DATE',
      {
        en: `"${value}" is no day. Write it as 2026-09-01.`,
        cy: `Nid yw "${value}" yn ddiwrnod. Ysgrifennwch ef fel 2026-09-01.`,
      },
      [field],
    ),
  dayPassed: (field: string, day: string) =>
    refuse(
      'POLICY.DAY_PASSED',
      {
        en: `${day} has passed already. Give today or a later day.`,
        cy: `Mae ${day} wedi mynd heibio eisoes. Rhowch heddiw neu ddiwrnod diweddarach.`,
      },
      [field],
    ),
  waiverTooLong: (years: number) =>
    refuse(
      'POLICY.WAIVER_TOO_LONG',
      {
        en: `A finding is waived for ${String(years)} years at most, so that somebody looks at it again. Give an earlier day.`,
        cy: `Nifer y blynyddoedd y gellir gadael canfyddiad fel y mae: ${String(years)} ar y mwyaf, er mwyn i rywun edrych arno eto. Rhowch ddiwrnod cynharach.`,
      },
      ['until'],
    ),
  unknownFix: () =>
    refuse(
      'POLICY.UNKNOWN_VERSION',
      {
        en: 'This policy has no such version. Name the version that mends the finding.',
        cy: 'Nid oes gan y polisi hwn fersiwn o’r fath. Enwch y fersiwn sy’n cywiro’r canfyddiad.',
      },
      ['fixedIn'],
    ),
  fixNotLater: () =>
    refuse(
      'POLICY.FIX_NOT_LATER',
      {
        en: 'That version is older than the one with the finding. Name a later version.',
        cy: 'Mae’r fersiwn honno’n hŷn na’r un â’r canfyddiad. Enwch fersiwn ddiweddarach.',
      },
      ['fixedIn'],
    ),
  fixNeedsVersion: (ofTheRecord: boolean) =>
    ofTheRecord
      ? refuse(
          'POLICY.NOTE_MISSING',
          {
            en: 'Say what was put on record, or name the later version that mends it.',
            cy: 'Dywedwch beth a roddwyd ar gofnod, neu enwch y fersiwn ddiweddarach sy’n ei gywiro.',
          },
          ['note'],
        )
      : refuse(
          'POLICY.FIX_NEEDS_VERSION',
          {
            en: 'The words are still in this version, and its text never changes. Name the later version that mends them.',
            cy: 'Mae’r geiriau yn y fersiwn hon o hyd, ac nid yw ei thestun byth yn newid. Enwch y fersiwn ddiweddarach sy’n eu cywiro.',
          },
          ['fixedIn'],
        ),
  fixStillFound: (number: number) =>
    refuse(
      'POLICY.FIX_STILL_FOUND',
      {
        en: `The check finds the same in version ${String(number)}. Mend it there, or waive it with a reason.`,
        cy: `Mae’r gwiriad yn canfod yr un peth yn fersiwn ${String(number)}. Cywirwch ef yno, neu gadewch ef fel y mae gan roi rheswm.`,
      },
      ['fixedIn'],
    ),
  nothingRecorded: () =>
    refuse(
      'POLICY.NOTHING_RECORDED',
      { en: 'There is nothing in it. Give at least one detail.', cy: 'Nid oes dim ynddo. Rhowch o leiaf un manylyn.' },
      ['details'],
    ),
  unknownDetail: (field: string) =>
    refuse(
      'POLICY.UNKNOWN_DETAIL',
      {
        en: `"${field}" cannot be recorded. Use owner, approvingBody, lastReviewed, nextReviewDue, reviewCycleMonths or audience.`,
        cy: `Ni ellir cofnodi "${field}". Defnyddiwch owner, approvingBody, lastReviewed, nextReviewDue, reviewCycleMonths neu audience.`,
      },
      ['details', field],
    ),
  unknownKind: (kind: string) =>
    refuse(
      'POLICY.UNKNOWN_AUDIENCE',
      {
        en: `"${kind}" is no kind of person. Use: ${PERSON_KINDS.join(', ')}.`,
        cy: `Nid yw "${kind}" yn fath o berson. Defnyddiwch: ${PERSON_KINDS.join(', ')}.`,
      },
      ['audience'],
    ),
  wordsTooLong: (field: string, most: number) =>
    refuse(
      'POLICY.WORDS_TOO_LONG',
      {
        en: `This has more than ${String(most)} characters. Say it in fewer.`,
        cy: `Mae mwy na ${String(most)} nod yn hwn. Dywedwch ef mewn llai.`,
      },
      [field],
    ),
  reviewNotRecorded: () =>
    refuse(
      'POLICY.REVIEW_NOT_RECORDED',
      {
        en: 'No review date is recorded, so nothing is due. Record when the next review is due.',
        cy: 'Ni chofnodwyd dyddiad adolygu, felly nid oes dim i’w wneud eto. Cofnodwch pryd y mae’r adolygiad nesaf.',
      },
      ['policyId'],
    ),
  reviewNotDue: (due: string) =>
    refuse(
      'POLICY.REVIEW_NOT_DUE',
      {
        en: `The review is due on ${due}. Remind people once it is due within 60 days or overdue.`,
        cy: `Mae’r adolygiad i’w wneud ar ${due}. Atgoffwch bobl pan fydd i’w wneud o fewn 60 diwrnod neu’n hwyr.`,
      },
      ['policyId'],
    ),
  nobodyToNudge: () =>
    refuse(
      'POLICY.NOBODY_TO_NUDGE',
      {
        en: 'Nobody with an address is on record for it: neither its owner, nor a headteacher or a clerk. Record who keeps it.',
        cy: 'Nid oes neb â chyfeiriad ar gofnod ar ei gyfer: na’i berchennog, na phennaeth na chlerc. Cofnodwch pwy sy’n ei gadw.',
      },
      ['policyId'],
    ),
  nudgedToday: () =>
    refuse(
      'POLICY.NUDGED_TODAY',
      {
        en: 'A reminder of this review was sent today. Send the next one tomorrow or later.',
        cy: 'Anfonwyd nodyn atgoffa am yr adolygiad hwn heddiw. Anfonwch yr un nesaf yfory neu’n hwyrach.',
      },
      ['policyId'],
    ),
};
