import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Command } from 'commander';
import { checkReceipt } from '#platform/proof/core/receipt.js';
import { verifyEd25519 } from '#platform/proof/ed25519.js';
import { sha256 } from '#platform/proof/sha256.js';
import { toBase64 } from '#platform/proof/core/base64.js';
import { HISTORY_REASONS } from '#platform/proof/history-statement.js';
import type { HistoryReason } from '#platform/proof/history-statement.js';
import { consistencyOf, historyStatements, inclusionOf } from '#platform/proof/proofs.js';
import { EXIT } from '../exit-codes.js';
import { printJson, printLine, printTable, refused } from '../output.js';
import { checkedTenant, withProof } from '../with-proof.js';

interface OfTenant {
  readonly tenant: string;
  readonly json?: boolean;
}

/** `trustlog proof`: signed checkpoints, and proofs that others check; see docs/proof.md. */
export const proofCommand = (program: Command): void => {
  const proof = program.command('proof').description('checkpoints and proofs that others can check: docs/proof.md');
  ofKeys(proof);
  ofTrees(proof);
  ofHistories(proof);
  ofReceipts(proof);
};

const ofKeys = (proof: Command): void => {
  proof
    .command('vkey')
    .description('print the verifier key of this log: name+hash+key, as signed notes have it')
    .action(() =>
      withProof(({ logKeys }) => {
        printLine(logKeys.verifierKey);
      }),
    );
  proof
    .command('keys')
    .description('print every key that ever signed, with its days')
    .option('--json', 'print a JSON array')
    .action(({ json }: { json?: boolean }) =>
      withProof(async ({ logKeys }) => {
        await logKeys.reload();
        const keys = logKeys.list();
        if (json) printJson(keys);
        else
          printTable(
            ['since', 'until', 'key'],
            keys.map((key) => [key.since, key.until ?? 'signs', key.verifierKey]),
          );
      }),
    );
  proof
    .command('rotate-key')
    .description('make a new key that signs beside the present one; with --end the older ones sign no more')
    .option('--end', 'end the change: only the newest key signs from now on')
    .action(({ end }: { end?: boolean }) =>
      withProof(async ({ logKeys, clock }) => {
        await (end ? logKeys.endRotation(clock()) : logKeys.rotate(clock()));
        printLine(logKeys.verifierKey);
      }),
    );
};

const ofTrees = (proof: Command): void => {
  tenantOf(proof.command('checkpoint'))
    .description('seal the record up to its head and print its checkpoint, a signed note')
    .action(({ tenant }: OfTenant) =>
      withProof(async ({ sealer }) => {
        const { note } = await sealer.seal(checkedTenant(tenant));
        process.stdout.write(note);
      }),
    );
  tenantOf(proof.command('inclusion'))
    .description('print the proof that one event is in the sealed record')
    .requiredOption('--position <position>', 'its number in the record, from 1')
    .option('--size <size>', 'the size of the checkpoint; without it the latest')
    .option('--json', 'print one JSON object; there is no other form')
    .action(({ tenant, position, size }: OfTenant & { position: string; size?: string }) =>
      withProof(async ({ sealer }) => {
        const tenantId = checkedTenant(tenant);
        const asked = {
          tenantId,
          position: numberOf('position', position),
          size: size === undefined ? undefined : numberOf('size', size),
        };
        const found = await sealer.asking(tenantId, (client) => inclusionOf(client, asked));
        const { event, leaf, index, path } = found;
        printJson({
          size: found.size,
          index,
          leaf: toBase64(leaf),
          leafHash: toBase64(event.leafHash),
          path: path.map(toBase64),
        });
      }),
    );
  tenantOf(proof.command('consistency'))
    .description('print the proof that the sealed record begins as it was at an earlier size')
    .requiredOption('--from <size>', 'the earlier size, from 1')
    .requiredOption('--to <size>', 'the later size')
    .option('--json', 'print one JSON object; there is no other form')
    .action(({ tenant, from, to }: OfTenant & { from: string; to: string }) =>
      withProof(async ({ sealer }) => {
        const tenantId = checkedTenant(tenant);
        const asked = { tenantId, from: numberOf('from', from), to: numberOf('to', to) };
        const found = await sealer.asking(tenantId, (client) => consistencyOf(client, asked));
        const { fromRoot, toRoot, path } = found;
        const hashes = { fromRoot: toBase64(fromRoot), toRoot: toBase64(toRoot), path: path.map(toBase64) };
        printJson({ from: found.from, to: found.to, ...hashes });
      }),
    );
};

const ofReceipts = (proof: Command): void => {
  proof
    .command('check-receipt <file>')
    .description('check a receipt, offline: exit code 3 when any part of it does not hold')
    .option('--key <vkey>', 'the verifier key of the log; without it the one in the file is believed')
    .option('--json', 'print a JSON object')
    .action(async (file: string, { key, json }: { key?: string; json?: boolean }) => {
      const text = await readFile(file, 'utf8').catch(() => {
        throw refused(`${file} cannot be read.`);
      });
      const result = await checkReceipt({ sha256, verify: verifyEd25519 }, text, key);
      if (json) printJson(result);
      else if (result.ok) printLine(`It holds: event ${String(result.position)} of ${result.origin}`);
      else printLine(`It does not hold: ${result.reason}`);
      if (!result.ok) process.exitCode = EXIT.refused;
    });
};

const ofHistories = (proof: Command): void => {
  tenantOf(proof.command('new-history'))
    .description('begin a history anew where the one before cannot be continued, and sign a statement that says so')
    .addOption(new Option('--reason <reason>', 'why').choices([...HISTORY_REASONS]).makeOptionMandatory())
    .action(({ tenant, reason }: OfTenant & { reason: HistoryReason }) =>
      withProof(async ({ sealer }) => {
        const { note } = await sealer.newHistory(checkedTenant(tenant), reason);
        process.stdout.write(note);
      }),
    );
  tenantOf(proof.command('histories'))
    .description('print the signed statements by which histories of a record were begun anew')
    .option('--json', 'print a JSON array')
    .action(({ tenant, json }: OfTenant) =>
      withProof(async ({ sealer }) => {
        const tenantId = checkedTenant(tenant);
        const statements = await sealer.asking(tenantId, (client) => historyStatements(client, tenantId));
        if (json) printJson(statements);
        else for (const statement of statements) printLine(statement);
      }),
    );
};

const tenantOf = (command: Command): Command =>
  command.requiredOption('--tenant <id>', 'the record: see `trustlog tenants`');

const numberOf = (name: string, text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw refused(`PROOF.OUT_OF_RANGE: --${name} must be a whole number from 1.`);
};
