import type { RetentionRule } from '#contracts/retention-schedule.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { refuse } from '#platform/kernel/result.js';

/** Every "no" of this feature, with its stable code. */
export const retentionErrors = {
  unknownSubject: () =>
    refuse(
      'RETENTION.SUBJECT_UNKNOWN',
      { en: 'There is nothing with this id that you may see.', cy: 'Nid oes dim â’r dynodydd hwn y cewch ei weld.' },
      ['subjectId'],
    ),
  reasonMissing: () =>
    refuse(
      'RETENTION.REASON_MISSING',
      {
        en: 'Say why, in 3 to 500 characters: it stays in the record for as long as what it is about.',
        cy: 'Dywedwch pam, mewn 3 i 500 nod: mae’n aros yn y cofnod cyhyd â’r hyn y mae’n sôn amdano.',
      },
      ['reason'],
    ),
  postMissing: () =>
    refuse('RETENTION.POST_MISSING', {
      en: 'This is done in a post, and none is on record for you today. Have your post recorded first.',
      cy: 'Gwneir hyn yn rhinwedd swydd, ac nid oes un ar gofnod i chi heddiw. Gofynnwch am gofnodi eich swydd yn gyntaf.',
    }),
  held: (post: string) =>
    refuse(
      'RETENTION.HELD',
      {
        en: `A legal hold keeps this, placed as ${post}. It wins over every rule: nothing is erased until it is lifted.`,
        cy: `Mae ataliad cyfreithiol yn cadw hyn, a osodwyd fel ${post}. Mae’n drech na phob rheol: ni ddilëir dim nes ei godi.`,
      },
      ['subjectId'],
    ),
  alreadyHeldOrErased: () =>
    refuse(
      'RETENTION.ALREADY_DECIDED',
      {
        en: 'It was decided to erase this, so a hold comes too late. Look at the certificate.',
        cy: 'Penderfynwyd dileu hyn, felly mae ataliad yn rhy hwyr. Edrychwch ar y dystysgrif.',
      },
      ['subjectId'],
    ),
  alreadyProposed: () =>
    refuse(
      'RETENTION.ALREADY_PROPOSED',
      {
        en: 'This has been put forward already. Decide on that, or take it back first.',
        cy: 'Mae hyn wedi ei gynnig eisoes. Penderfynwch ar hynny, neu tynnwch ef yn ôl yn gyntaf.',
      },
      ['subjectId'],
    ),
  alreadyErased: () =>
    refuse(
      'RETENTION.ALREADY_ERASED',
      {
        en: 'This is erased already. Look at the certificate.',
        cy: 'Mae hyn wedi ei ddileu eisoes. Edrychwch ar y dystysgrif.',
      },
      ['subjectId'],
    ),
  holdUnknown: () =>
    refuse(
      'RETENTION.HOLD_UNKNOWN',
      { en: 'There is no such hold that you may see.', cy: 'Nid oes ataliad o’r fath y cewch ei weld.' },
      ['holdId'],
    ),
  holdLifted: () =>
    refuse(
      'RETENTION.HOLD_LIFTED',
      {
        en: 'This hold was lifted already. There is nothing to do.',
        cy: 'Codwyd yr ataliad hwn eisoes. Nid oes dim i’w wneud.',
      },
      ['holdId'],
    ),
  erasureUnknown: () =>
    refuse(
      'RETENTION.ERASURE_UNKNOWN',
      { en: 'There is no such erasure that you may see.', cy: 'Nid oes dilead o’r fath y cewch ei weld.' },
      ['erasureId'],
    ),
  notOpen: () =>
    refuse(
      'RETENTION.NOT_OPEN',
      {
        en: 'This was decided or taken back already. Look at how it stands.',
        cy: 'Penderfynwyd ar hyn neu fe’i tynnwyd yn ôl eisoes. Edrychwch sut y mae.',
      },
      ['erasureId'],
    ),
  ownProposal: () =>
    refuse(
      'RETENTION.OWN_PROPOSAL',
      {
        en: 'Whoever puts an erasure forward does not decide on it. Ask somebody else who leads the school or the trust.',
        cy: 'Nid yw’r sawl sy’n cynnig dilead yn penderfynu arno. Gofynnwch i rywun arall sy’n arwain yr ysgol neu’r ymddiriedolaeth.',
      },
      ['erasureId'],
    ),
  notProposer: () =>
    refuse(
      'RETENTION.NOT_PROPOSER',
      {
        en: 'Only whoever put this forward takes it back. Decline it instead.',
        cy: 'Dim ond y sawl a’i cynigiodd sy’n ei dynnu’n ôl. Gwrthodwch ef yn lle hynny.',
      },
      ['erasureId'],
    ),
  aboutYourself: () =>
    refuse(
      'RETENTION.ABOUT_YOURSELF',
      {
        en: 'Nobody decides on their own record. Ask somebody else.',
        cy: 'Nid yw neb yn penderfynu ar ei gofnod ei hun. Gofynnwch i rywun arall.',
      },
      ['subjectId'],
    ),
  stillHere: () =>
    refuse(
      'RETENTION.STILL_HERE',
      {
        en: 'This person still belongs to the school. Record that they have left first.',
        cy: 'Mae’r person hwn yn dal i berthyn i’r ysgol. Cofnodwch ei ymadawiad yn gyntaf.',
      },
      ['subjectId'],
    ),
  caseOpen: () =>
    refuse(
      'RETENTION.CASE_OPEN',
      {
        en: 'This case is open. Decide and close it first.',
        cy: 'Mae’r achos hwn ar agor. Penderfynwch arno a’i gau yn gyntaf.',
      },
      ['subjectId'],
    ),
  notAKind: () =>
    refuse(
      'RETENTION.NOT_A_KIND',
      {
        en: 'A whole record is held, never erased. Name a person or a case.',
        cy: 'Atelir cofnod cyfan, ond nis dilëir byth. Enwch berson neu achos.',
      },
      ['kind'],
    ),
  noRule: () =>
    refuse(
      'RETENTION.NO_RULE',
      {
        en: 'No rule of the schedule is about this. Erase it on request, or add the rule first.',
        cy: 'Nid oes rheol yn yr amserlen am hyn. Dilëwch ef ar gais, neu ychwanegwch y rheol yn gyntaf.',
      },
      ['ground'],
    ),
  notDue: ({ words }: RetentionRule, dueOn: PlainDate) =>
    refuse(
      'RETENTION.NOT_DUE',
      {
        en: `It is kept until ${dueOn} under the rule on: ${words.en}. Wait until then, or erase it on request.`,
        cy: `Fe’i cedwir tan ${dueOn} o dan y rheol ar: ${words.cy}. Arhoswch tan hynny, neu dilëwch ef ar gais.`,
      },
      ['subjectId'],
    ),
  ageUnknown: ({ words }: RetentionRule) =>
    refuse(
      'RETENTION.AGE_UNKNOWN',
      {
        en: `The rule on "${words.en}" goes by an age, and no date of birth is on record. Say on which day the person reaches it.`,
        cy: `Mae’r rheol ar "${words.cy}" yn dibynnu ar oed, ac nid oes dyddiad geni ar gofnod. Nodwch ar ba ddiwrnod y mae’r person yn ei gyrraedd.`,
      },
      ['reachesAgeOn'],
    ),
  notOver: ({ words }: RetentionRule) =>
    refuse(
      'RETENTION.NOT_OVER',
      {
        en: `The time of the rule on "${words.en}" has not begun: the day that it counts from is not on record. Record it first.`,
        cy: `Nid yw amser y rheol ar "${words.cy}" wedi dechrau: nid yw’r diwrnod y mae’n cyfrif ohono ar gofnod. Cofnodwch ef yn gyntaf.`,
      },
      ['subjectId'],
    ),
  dateInvalid: () =>
    refuse(
      'RETENTION.DATE_INVALID',
      {
        en: 'Write the day as 2026-11-21, a day that the calendar has.',
        cy: 'Ysgrifennwch y diwrnod fel 2026-11-21, un sydd yn y calendr.',
      },
      ['reachesAgeOn'],
    ),
} as const;
