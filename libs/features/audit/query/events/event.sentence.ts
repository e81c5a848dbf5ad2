import type { JsonObject } from '#platform/kernel/json.js';
import { ORGANISATION, PEOPLE, ACCESS, RECORD, RETENTION } from './event.sentence.organisation.js';
import {
  about,
  always,
  both,
  campaignEnds,
  dayOf,
  mails,
  mailStates,
  number,
  postIn,
  quoted,
  releases,
  returnReasons,
  wordOf,
  type Both,
  type Sentence,
} from './event.words.js';

/** A version by its number and the policy's title: “version 3 of “Behaviour””. */
const versionOf = (body: JsonObject, count: string, titled: string): Both => {
  const title = quoted(body[titled]);
  return both(`version ${number(body[count])} of ${title.en}`, `fersiwn ${number(body[count])} o ${title.cy}`);
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const POLICY: Readonly<Record<string, Sentence>> = {
  PolicyRegistered: ({ title }) =>
    about(
      quoted(title),
      (named) => `${named} entered the register.`,
      (named) => `Aeth ${named} i’r gofrestr.`,
    ),
  VersionDrafted: (body) =>
    about(
      versionOf(body, 'number', 'title'),
      (of) => `${capital(of)} was drafted.`,
      (of) => `Drafftiwyd ${of}.`,
    ),
  DraftEdited: always('A draft was edited.', 'Golygwyd drafft.'),
  QuestionsAnswered: always(
    'Questions about an imported document were answered.',
    'Atebwyd cwestiynau am ddogfen a fewnforiwyd.',
  ),
  VersionSubmitted: always('A version was sent for approval.', 'Anfonwyd fersiwn i’w chymeradwyo.'),
  VersionReturnedToDraft: ({ because }) =>
    about(
      wordOf(returnReasons, because),
      (why) => `A version went back to draft: ${why}.`,
      (why) => `Aeth fersiwn yn ôl yn ddrafft: ${why}.`,
    ),
  VersionApproved: always('All approvals of a version were given.', 'Rhoddwyd pob cymeradwyaeth i fersiwn.'),
  VersionPublished: (body) =>
    about(
      versionOf(body, 'number', 'title'),
      (of) => `${capital(of)} came into force.`,
      (of) => `Daeth ${of} i rym.`,
    ),
  VersionSuperseded: always('A version was superseded.', 'Disodlwyd fersiwn.'),
  ReviewRecorded: ({ reviewedOn }) =>
    about(
      dayOf(reviewedOn),
      (day) => `A policy was reviewed on ${day}; nothing changed.`,
      (day) => `Adolygwyd polisi ar ${day}; ni newidiodd dim.`,
    ),
  FindingAccepted: always('A finding of the check was accepted.', 'Derbyniwyd canfyddiad y gwiriad.'),
  FindingWaived: always('A finding of the check was waived.', 'Gadawyd canfyddiad y gwiriad fel y mae.'),
  FindingFixed: always('A finding of the check was mended.', 'Cywirwyd canfyddiad y gwiriad.'),
  DetailsRecorded: always('Details of a policy were recorded.', 'Cofnodwyd manylion polisi.'),
  ReviewNudged: always(
    'Whoever owns a policy was reminded of its review.',
    'Atgoffwyd perchennog polisi o’i adolygiad.',
  ),
  PolicyArchived: always('A policy was archived.', 'Archifwyd polisi.'),
};

const APPROVAL: Readonly<Record<string, Sentence>> = {
  ApprovalRequested: ({ policyTitle }) =>
    about(
      quoted(policyTitle),
      (named) => `Approval of ${named} was asked for.`,
      (named) => `Gofynnwyd am gymeradwyo ${named}.`,
    ),
  StepApproved: ({ post }) =>
    about(
      postIn(post),
      (who) => `Approved as ${who}.`,
      (who) => `Cymeradwywyd fel ${who}.`,
    ),
  StepRejected: ({ post, asksForChange }) =>
    about(
      postIn(post),
      (who) => (asksForChange === true ? `A change was asked for as ${who}.` : `Rejected as ${who}.`),
      (who) => (asksForChange === true ? `Gofynnwyd am newid fel ${who}.` : `Gwrthodwyd fel ${who}.`),
    ),
  ApprovalCompleted: always('An approval was complete.', 'Cwblhawyd cymeradwyaeth.'),
  ApprovalVoided: always('An approval was voided: the text was edited.', 'Dirymwyd cymeradwyaeth: golygwyd y testun.'),
  ApprovalWithdrawn: always('A request for approval was withdrawn.', 'Tynnwyd cais am gymeradwyaeth yn ôl.'),
  ApprovalNudged: ({ post }) =>
    about(
      postIn(post),
      (who) => `Reminded of an approval: ${who}.`,
      (who) => `Anfonwyd nodyn atgoffa am gymeradwyaeth: ${who}.`,
    ),
};

const SIGN_OFF: Readonly<Record<string, Sentence>> = {
  CampaignLaunched: (body) => {
    const version = versionOf(body, 'versionNumber', 'policyTitle');
    const day = dayOf(body['dueOn']);
    return both(
      `People were asked to read ${version.en} by ${day.en}.`,
      `Gofynnwyd i bobl ddarllen ${version.cy} erbyn ${day.cy}.`,
    );
  },
  CampaignEnded: ({ because }) =>
    about(
      wordOf(campaignEnds, because),
      (why) => `A campaign ended: ${why}.`,
      (why) => `Daeth ymgyrch i ben: ${why}.`,
    ),
  AudienceAsked: always(
    'One campaign asks these people; another waits until it has ended.',
    'Mae un ymgyrch yn gofyn i’r bobl hyn; mae unrhyw un arall yn aros nes iddi ddod i ben.',
  ),
  AcknowledgementRequested: always(
    'Somebody was asked to read and confirm.',
    'Gofynnwyd i rywun ddarllen a chadarnhau.',
  ),
  AcknowledgementSigned: always(
    'Somebody confirmed that they had read it.',
    'Cadarnhaodd rhywun ei fod wedi ei ddarllen.',
  ),
  PersonNudged: always('Somebody was reminded.', 'Atgoffwyd rhywun.'),
  RequestReleased: ({ because }) =>
    about(
      wordOf(releases, because),
      (why) => `Somebody is asked no more: ${why}.`,
      (why) => `Ni ofynnir mwyach i rywun: ${why}.`,
    ),
  DeliveryRecorded: ({ message, status }) => {
    const [mail, state] = [wordOf(mails, message), wordOf(mailStates, status)];
    return both(`${capital(mail.en)}: ${state.en}.`, `${capital(mail.cy)}: ${state.cy}.`);
  },
};

/** What each stored event says in plain words, names of people left out: they are sealed. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  ...ORGANISATION,
  ...PEOPLE,
  ...POLICY,
  ...APPROVAL,
  ...SIGN_OFF,
  ...ACCESS,
  ...RECORD,
  ...RETENTION,
};

/** Types that have a sentence of their own. */
export const spokenTypes: ReadonlySet<string> = new Set(Object.keys(SENTENCES));

/** A plain sentence in both languages; a type that has none yet reads as its name, never as nothing. */
export const sentenceOf = (type: string, body: JsonObject): Both => {
  const name = `${type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`;
  return SENTENCES[type]?.(body) ?? both(name, name);
};

const REASONS = ['reason', 'changes', 'because'] as const;

/** The author's why, where an event carries one in words that is not sealed; a code is part of the sentence. */
export const whyOf = (body: JsonObject): string | null => {
  const found = REASONS.map((field) => body[field]).find((value) => typeof value === 'string' && value !== '');
  if (typeof found !== 'string' || found.startsWith('sealed:') || /^[a-z-]+$/.test(found)) return null;
  return found;
};
