import { refuse } from '#platform/kernel/result.js';

/** Refusals about the files of a case. */
export const tooManyFiles = (most: number) =>
  refuse(
    'BREACH.TOO_MANY_FILES',
    {
      en: `A report takes at most ${String(most)} files. Leave out some of them.`,
      cy: `Nifer y ffeiliau mewn adroddiad: ${String(most)} ar y mwyaf. Gadewch rai ohonynt allan.`,
    },
    ['evidence'],
  );

export const unknownEvidence = () =>
  refuse(
    'BREACH.UNKNOWN_EVIDENCE',
    {
      en: 'There is no such file in this case. Take its id from the list of its files.',
      cy: 'Nid oes ffeil o’r fath yn yr achos hwn. Cymerwch ei dynodydd o restr ei ffeiliau.',
    },
    ['evidenceId'],
  );

export const evidenceErased = (rule: string) =>
  refuse(
    'BREACH.EVIDENCE_ERASED',
    {
      en: `This file was erased under the rule "${rule}". Its hash stays on record.`,
      cy: `Dilëwyd y ffeil hon o dan y rheol "${rule}". Mae ei hash yn aros ar gofnod.`,
    },
    ['evidenceId'],
  );

export const evidenceForbidden = () =>
  refuse(
    'BREACH.EVIDENCE_FORBIDDEN',
    {
      en: 'Indecent images of children are never copied, sent or uploaded: having them is an offence, and they are evidence for the police. Leave the device as it is and tell the police and the LADO at once. Nothing of the file was kept.',
      cy: 'Ni chaiff delweddau anweddus o blant byth eu copïo, eu hanfon na’u huwchlwytho: mae meddu arnynt yn drosedd, ac maent yn dystiolaeth i’r heddlu. Gadewch y ddyfais fel y mae a rhowch wybod i’r heddlu a’r LADO ar unwaith. Ni chadwyd dim o’r ffeil.',
    },
    ['contentBase64'],
  );

export const evidenceTooLarge = () =>
  refuse(
    'BREACH.EVIDENCE_TOO_LARGE',
    {
      en: 'The file is larger than 5 MB. Send a smaller copy, or a part of it.',
      cy: 'Mae’r ffeil yn fwy na 5 MB. Anfonwch gopi llai, neu ran ohoni.',
    },
    ['contentBase64'],
  );

export const evidenceEmpty = () =>
  refuse(
    'BREACH.EVIDENCE_EMPTY',
    { en: 'The file has no content. Send it again.', cy: 'Nid oes cynnwys yn y ffeil. Anfonwch hi eto.' },
    ['contentBase64'],
  );

export const evidenceNotBase64 = () =>
  refuse(
    'BREACH.EVIDENCE_NOT_BASE64',
    {
      en: 'The file is not written in base64. Encode its bytes as base64 and send it again.',
      cy: 'Nid yw’r ffeil wedi’i hysgrifennu mewn base64. Amgodiwch ei beitiau fel base64 a’i hanfon eto.',
    },
    ['contentBase64'],
  );

export const evidenceKindUnknown = () =>
  refuse(
    'BREACH.EVIDENCE_KIND_UNKNOWN',
    {
      en: 'The file is none of the kinds that are taken: PNG, JPEG, GIF, WebP or HEIC picture, PDF, plain text. Save it as one of these, or as a screenshot.',
      cy: 'Nid yw’r ffeil yn un o’r mathau a dderbynnir: llun PNG, JPEG, GIF, WebP neu HEIC, PDF, testun plaen. Cadwch hi fel un o’r rhain, neu fel llun sgrin.',
    },
    ['contentBase64'],
  );

export const fileNameMissing = () =>
  refuse(
    'BREACH.FILE_NAME_MISSING',
    { en: 'Give the name of the file, with its ending.', cy: 'Rhowch enw’r ffeil, gyda’i derfyniad.' },
    ['fileName'],
  );

export const descriptionMissing = () =>
  refuse(
    'BREACH.DESCRIPTION_MISSING',
    { en: 'Say what the file shows.', cy: 'Dywedwch beth mae’r ffeil yn ei ddangos.' },
    ['description'],
  );
