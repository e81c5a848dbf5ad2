import { BackupError } from '#platform/backup/backup.errors.js';
import { EXIT } from '../../exit-codes.js';
import { CliError, printJson, progress } from '../../output.js';

const MEGABYTE = 1024 * 1024;

export const megabytes = (bytes: number): number => Math.ceil(bytes / MEGABYTE);

/** Ends with the first SIGINT, SIGTERM or SIGHUP; a second one ends the process as it is. */
const abortable = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      process.stderr.write('Breaking off ...\n');
      controller.abort();
    });
  return controller.signal;
};

/** How a long copy is watched and broken off: megabytes on stderr, whole ones when all is done. */
export const watched = (
  what: string,
): { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void } => {
  const show = progress(`${what}, MB`);
  return {
    signal: abortable(),
    onProgress: (done, total) => {
      show(
        done < total ? Math.min(Math.floor(done / MEGABYTE), megabytes(total) - 1) : megabytes(total),
        megabytes(total),
      );
    },
  };
};

/** Not the caller's input: the same call may do better another time. */
const FAULTS =
  /^BACKUP\.(INTERRUPTED|SERVER_LOST|WAL_GONE|KEYS_MOVED|WRITTEN_WRONG|NO_SPACE)$|^RESTORE\.NOT_RECOVERED$/;

/** A refusal with its stable code: a sentence on stderr, and with `--json` an object on stdout. */
export const withRefusals = async (json: boolean, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    const { code, message, details } = error;
    if (json) printJson({ refused: { code, message, findings: details.findings ?? [] } });
    throw new CliError(FAULTS.test(code) ? EXIT.fault : EXIT.refused, `${code}: ${message}`);
  }
};
