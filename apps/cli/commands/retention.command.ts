import { CommandBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { RetainedKind } from '#contracts/retention.events.js';
import { ReapplyErasure } from '#features/retention/command/reapply-erasure/reapply-erasure.handler.js';
import { caseRetentionStream, retentionStream } from '#features/retention/domain/retention.streams.js';
import { isUuid } from '#platform/command/ids.js';
import { systemActor } from '#platform/command/system-context.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import type { LedgerEntry } from '#platform/sealing/erasure-ledger.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { reapplyErasures } from '#platform/sealing/reapply-erasures.js';
import type { Installation } from '../../composition/installation.js';
import { printJson, printLine, printTable, refused } from '../output.js';
import { withApplication } from '../with-application.js';
import { withInstallation } from '../with-installation.js';

interface Printed {
  readonly json?: boolean;
}

const ledger = async ({ json }: Printed): Promise<void> => {
  const entries = await withInstallation(({ erasures }) => erasures.entries());
  if (json) printJson(entries);
  else
    printTable(
      ['record', 'erasure', 'kind', 'day', 'rule'],
      entries.map(({ tenantId, erasureId, kind, at, rule }) => [tenantId, erasureId, kind, londonDay(at), rule]),
    );
};

/** Says it to the record too, where what it said itself came after the copy. */
const tellRecord = async (app: INestApplicationContext, { clock }: Installation, entry: LedgerEntry): Promise<void> => {
  const { tenantId, subjectId, erasureId, rule, at } = entry;
  const kind = entry.kind as RetainedKind;
  const subject = { kind, subjectId, personId: kind === 'person' ? subjectId : null };
  const context = { actor: systemActor('reapply-erasures', tenantId), correlationId: erasureId, now: clock() };
  const input = { tenantId, erasureId, subject, rule, erasedOn: londonDay(at) };
  const told = await app.get(CommandBus).execute(new ReapplyErasure(context, input));
  if (!told.done) throw new Error(told.refusal.code);
};

const reapply = async ({ json }: Printed): Promise<void> => {
  const done = await withApplication(async (installation, app) => {
    const { settings, platformPool: pool, erasures } = installation;
    const keyring = await Keyring.open(settings);
    const again = await reapplyErasures({ pool, keyring, ledger: erasures });
    // A record that began after the copy has nothing to be told to.
    const known = new Set((await installation.store.tenants()).map(({ tenantId }) => tenantId));
    for (const entry of await erasures.entries())
      if (known.has(entry.tenantId)) await tellRecord(app, installation, entry);
    return again;
  });
  if (json) printJson({ applied: done.applied, standing: done.standing });
  else printLine(`Erased again: ${String(done.applied.length)}; erased already: ${String(done.standing)}.`);
};

const isEndOf =
  (erasureId: string) =>
  ({ type, body }: StoredEvent): boolean =>
    (type === 'SubjectErased' || type === 'ErasureReapplied') && body['erasureId'] === erasureId;

const certificate = async ({ tenant, erasure }: { tenant: string; erasure: string }): Promise<void> => {
  if (!isUuid(tenant) || !isUuid(erasure))
    throw refused('--tenant and --erasure are ids, as the certificate has them.');
  const found = await withInstallation(async ({ store }) => {
    const streams = [retentionStream(tenant), caseRetentionStream(tenant)];
    const events = await Promise.all(streams.map((stream) => store.readStream(tenant, stream)));
    return events.flat().find(isEndOf(erasure));
  });
  if (!found) throw refused('This record has no erasure with this id that was carried out.');
  const { position, eventId, recordedAt } = found.metadata;
  printJson({
    format: 'trustlog erasure certificate 1',
    tenantId: tenant,
    position,
    eventId,
    recordedAt,
    ...found.body,
  });
};

/** `trustlog retention`: what was erased, its certificates, and doing it again after a restore. */
export const retentionCommand = (program: Command): void => {
  const retention = program.command('retention').description('what was erased, and doing it again after a restore');
  retention
    .command('ledger')
    .description('list what was erased, as the ledger beside the keyring has it')
    .option('--json', 'print a JSON array')
    .action(ledger);
  retention
    .command('reapply')
    .description('erase again what a restored copy of the database does not know to be erased')
    .option('--json', 'print a JSON object')
    .action(reapply);
  retention
    .command('certificate')
    .description('print the certificate of one erasure as JSON')
    .requiredOption('--tenant <id>', 'the record')
    .requiredOption('--erasure <id>', 'the erasure')
    .action(certificate);
};
