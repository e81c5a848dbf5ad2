import { log } from '#platform/logging/log.js';
import { StartupError } from '#platform/postgres/startup.error.js';

/** Tells the operator's log of what went wrong with nobody waiting for it. */
export const report = (what: string, error: unknown): void => {
  log('error', 'background', { what, error });
};

/** Tells the person who started the process. */
export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/**
 * The life of a process: starts, and on SIGINT or SIGTERM does what `start` answered to end in good order. A second
 * signal ends it at once. What keeps it from starting is told in a sentence where there is one.
 */
export const untilSignal = async (start: () => Promise<() => Promise<void>>): Promise<void> => {
  try {
    stopOnSignal(await start());
  } catch (error) {
    if (error instanceof StartupError) process.stderr.write(`${error.message}\n`);
    else report('start', error);
    process.exit(1);
  }
};

const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    say('Stopping ...');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        report('stop', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
};
