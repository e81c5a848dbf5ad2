import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { TenantNameQuery } from '#features/organisation/query/tenant-name/tenant-name.query.js';
import { addDays, isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import { minutesOf, type MinutesLine } from '#platform/proof/anchor/minutes.js';
import { toBase64 } from '#platform/proof/core/base64.js';
import { latestCheckpoint } from '#platform/proof/proofs.js';
import type { Installation } from '../../composition/installation.js';
import { printJson, printLine, printTable, refused } from '../output.js';
import { checkedTenant, withProof } from '../with-proof.js';

/** `trustlog anchor`: the days of the platform log, and who outside was shown them; see docs/anchoring.md. */
export const anchorCommand = (program: Command): void => {
  const anchor = program.command('anchor').description('the platform log, and who outside was shown its head');
  ofDays(anchor);
  ofTenants(anchor);
};

const ofDays = (anchor: Command): void => {
  anchor
    .command('close')
    .description('close a day: take in what every record had signed, sign the head, show it to whoever is configured')
    .option('--day <date>', 'the day; without it yesterday')
    .option('--json', 'print a JSON object; null where nothing is new')
    .action(({ day, json }: { day?: string; json?: boolean }) =>
      withProof(async (installation) => {
        const { platformLog, anchors, clock } = installation;
        const closed = await platformLog.closeDay(checkedDay(day, clock()));
        const failed: string[] = [];
        const shown = await anchors.showDue(({ kind, by }, { message }) => failed.push(`${kind} ${by}: ${message}`));
        if (json) printJson(closed ? { day: closed.day, leaves: closed.leaves, note: closed.note, shown } : null);
        else printLine(closed?.note ?? 'Nothing was signed since the day before: there is no day to close.');
        for (const sentence of failed) process.stderr.write(`${sentence}\n`);
      }),
    );
  anchor
    .command('list')
    .description('list days and who was shown them, the latest first')
    .option('--limit <count>', 'at most so many', '30')
    .option('--json', 'print a JSON array')
    .action(({ limit, json }: { limit: string; json?: boolean }) =>
      withProof(async ({ platformLog, anchors }) => {
        const count = checkedLimit(limit);
        const [days, shown] = await Promise.all([platformLog.days(count), anchors.list(count * 2)]);
        const rows = days.map(({ day, leaves, note }) => ({
          day,
          leaves,
          note,
          shown: shown
            .filter((each) => each.day === day)
            .map(({ kind, by, at, error, attempts }) => ({ kind, by, at, error, attempts })),
        }));
        if (json) printJson(rows);
        else
          printTable(
            ['day', 'records', 'shown to'],
            rows.map((row) => [row.day, String(row.leaves), row.shown.map(spoken).join('; ') || 'nobody']),
          );
      }),
    );
  anchor
    .command('export')
    .description('write the head of the latest day, and what was given for it, into a folder')
    .requiredOption('--out <folder>', 'where; it is made')
    .action(({ out }: { out: string }) => withProof((installation) => exportLatest(installation, out)));
};

const ofTenants = (anchor: Command): void => {
  anchor
    .command('proof')
    .description('print how what a record signed lies in the platform log, as JSON')
    .requiredOption('--tenant <id>', 'the record: see `trustlog tenants`')
    .action(({ tenant }: { tenant: string }) =>
      withProof(async ({ platformLog }) => {
        const found = await platformLog.proofOf(checkedTenant(tenant));
        if (!found) throw refused('PROOF.NOT_SEALED_YET: no day holds anything of this record yet.');
        const { path: inDay, dayPath, root, ...rest } = found;
        printJson({ ...rest, root: toBase64(root), path: inDay.map(toBase64), dayPath: dayPath.map(toBase64) });
      }),
    );
  anchor
    .command('minutes')
    .description('print a page for the minutes of a board: what the records of a school or a trust came to')
    .requiredOption('--tenant <id>', 'the school or the trust: see `trustlog tenants`')
    .option('--welsh', 'in Welsh')
    .action(({ tenant, welsh }: { tenant: string; welsh?: boolean }) =>
      withProof(async (installation) => {
        const lines = await linesOf(installation, checkedTenant(tenant));
        const { logKeys, clock } = installation;
        process.stdout.write(minutesOf({ lines, key: logKeys.verifierKey, at: clock() }, welsh ? 'cy' : 'en'));
      }),
    );
};

/** The trust or school itself first, then its schools, each with what it signed last. */
const linesOf = async (installation: Installation, tenantId: string): Promise<MinutesLine[]> => {
  const { reads, sealer } = installation;
  const members = await reads.membersNow(tenantId);
  const ids = [tenantId, ...members];
  const names = new TenantNameQuery();
  const named = await reads.askAcross(ids, (scope) => names.all(scope, ids));
  const lines: MinutesLine[] = [];
  for (const id of ids) {
    await sealer.seal(id);
    const checkpoint = await sealer.asking(id, (client) => latestCheckpoint(client, id));
    if (checkpoint) lines.push({ ...checkpoint, name: named.get(id) ?? null });
  }
  return lines;
};

const exportLatest = async ({ platformLog, anchors }: Installation, out: string): Promise<void> => {
  const [day] = await platformLog.days(1);
  if (!day?.note) throw refused('PROOF.NOT_SEALED_YET: no day is closed yet: `trustlog anchor close`.');
  await mkdir(out, { recursive: true });
  const note = path.join(out, `${day.day}.checkpoint`);
  await writeFile(note, day.note);
  printLine(note);
  for (const { kind, by, evidence, day: of } of await anchors.list(100)) {
    if (of !== day.day || !evidence) continue;
    const ending = kind === 'time-stamp' ? 'tst' : 'cosigned';
    const file = path.join(out, `${day.day}.${by.replaceAll(/[^a-z0-9.-]/gi, '_')}.${ending}`);
    await writeFile(file, evidence);
    printLine(file);
  }
};

const spoken = ({
  kind,
  by,
  at,
  error,
}: {
  kind: string;
  by: string;
  at: string | null;
  error: string | null;
}): string => `${kind} ${by}: ${at ?? error ?? 'waits'}`;

const checkedDay = (text: string | undefined, now: string): string => {
  const today = londonDay(now);
  if (text === undefined) return addDays(today, -1);
  if (isPlainDate(text) && text <= today) return text;
  throw refused('PROOF.OUT_OF_RANGE: --day must be a day that has come, like 2026-11-20.');
};

const checkedLimit = (text: string): number => {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw refused('PROOF.OUT_OF_RANGE: --limit must be a whole number from 1 to 9999.');
};
