import type { Command } from 'commander';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Installation } from '../../composition/installation.js';
import { printJson, printTable, refused } from '../output.js';
import { withInstallation } from '../with-installation.js';

interface EventOptions {
  readonly tenant?: string;
  readonly stream?: string;
  readonly type?: string;
  readonly after?: string;
  readonly limit: string;
  readonly json?: boolean;
}

const number = (option: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw refused(`--${option} must be a whole number, not "${text}".`);
  return value;
};

const matches = ({ type, metadata }: StoredEvent, options: EventOptions): boolean =>
  (!options.stream || metadata.streamId === options.stream) && (!options.type || type === options.type);

const PAGE = 1_000;

/** Adds a tenant's events that match to `found`, until there are `limit` of them. */
const findIn = async (
  store: Installation['store'],
  tenantId: Uuid,
  options: EventOptions,
  found: StoredEvent[],
): Promise<void> => {
  const limit = number('limit', options.limit);
  let after = number('after', options.after ?? '0');
  while (found.length < limit) {
    const events = await store.readTenant(tenantId, after, PAGE);
    found.push(...events.filter((event) => matches(event, options)));
    after = events.at(-1)?.metadata.position ?? after;
    if (events.length < PAGE) return;
  }
};

const find = (options: EventOptions): Promise<StoredEvent[]> =>
  withInstallation(async ({ store }) => {
    const limit = number('limit', options.limit);
    const tenants = options.tenant ? [options.tenant] : (await store.tenants()).map(({ tenantId }) => tenantId);
    const found: StoredEvent[] = [];
    for (const tenantId of tenants) await findIn(store, tenantId, options, found);
    return found.slice(0, limit);
  });

/** `trustlog events`: the log itself, in order of position within each tenant; personal fields stay sealed. */
export const eventsCommand = (program: Command): void => {
  program
    .command('events')
    .description('list events of the log; personal fields stay sealed')
    .option('--tenant <id>', 'of one tenant')
    .option('--stream <id>', 'of one stream')
    .option('--type <name>', 'of one type')
    .option('--after <position>', 'beyond this position')
    .option('--limit <count>', 'at most so many', '100')
    .option('--json', 'print a JSON array')
    .action(async (options: EventOptions) => {
      if (options.tenant && !isUuid(options.tenant))
        throw refused(`--tenant must be a tenant's id, not "${options.tenant}".`);
      const events = await find(options);
      if (options.json) {
        printJson(events);
        return;
      }
      printTable(
        ['tenant', 'position', 'recorded', 'type', 'stream'],
        events.map(({ type, metadata }) => [
          metadata.tenantId.slice(0, 8),
          String(metadata.position),
          metadata.recordedAt.slice(0, 19),
          type,
          metadata.streamId,
        ]),
      );
    });
};
