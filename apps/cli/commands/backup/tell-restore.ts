import type { RestoreReport } from '#platform/backup/restore.types.js';

const NEW_HISTORIES =
  'Each record begins a new history by itself when it is signed again, with a statement that says so.';

const KNOWN: Readonly<Record<RestoreReport['lostKnownFrom'], readonly string[]>> = {
  'of the lost machine': [],
  'of a later copy': [`What was signed after that copy is not known here. ${NEW_HISTORIES}`],
  'of the backup': [
    'How far the records had gone after the backup is not known here: name what is left of the old data folder with --later.',
    NEW_HISTORIES,
  ],
};

const lostLines = ({ lost, lostKnownFrom }: RestoreReport): readonly string[] => {
  const isLastWord = lostKnownFrom === 'of the lost machine';
  if (lost.length === 0)
    return [...(isLastWord ? ['Nothing that had been signed is missing.'] : []), ...KNOWN[lostKnownFrom]];
  const cure = isLastWord ? '; they are signed again when you have answered for it: `trustlog proof new-history`' : '';
  return [
    `LOST: ${String(lost.length)} records had been signed further than they were restored${cure}:`,
    ...lost.map(
      ({ tenantId, restored, signed }) => `  ${tenantId}: positions ${String(restored + 1)} to ${String(signed)}`,
    ),
    ...KNOWN[lostKnownFrom],
  ];
};

const unreadableLines = ({ unreadable }: RestoreReport): readonly string[] =>
  unreadable.length === 0
    ? []
    : [
        'UNREADABLE: keys of these records were destroyed after the backup; the personal data of so many people cannot be read:',
        ...unreadable.map(({ tenantId, subjects }) => `  ${tenantId}: ${String(subjects)}`),
      ];

/** What a restore did, for the person who did it. */
export const tellRestore = (report: RestoreReport, folder: string): readonly string[] => [
  `${folder} holds ${String(report.events)} events of ${String(report.tenants)} records as they stood at ${report.backupFinishedAt}; restored in ${report.seconds.toFixed(1)} s.`,
  ...lostLines(report),
  `Erased again: ${String(report.erasuresApplied)}; erased in the backup already: ${String(report.erasuresStanding)}` +
    (report.ledgerFrom === 'keys' ? '. What was erased after the backup is known only with --later.' : '.'),
  ...unreadableLines(report),
  `The log has a new epoch, ${report.logEpoch}: answers, positions and messages of the old one are not accepted.`,
  `${String(report.sessionsEnded)} sign-ins ended. Keys that were revoked after the backup hold again: look them through.`,
  ...(report.mailsWaiting === 0 ? [] : [`${String(report.mailsWaiting)} mails wait and may have been sent already.`]),
  `Start Trustlog with TRUSTLOG_DATA_DIR=${folder}.`,
];
