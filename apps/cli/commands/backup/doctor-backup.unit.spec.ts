import { describe, expect, it } from '@jest/globals';
import type { LastBackup } from '#platform/backup/of-the-data-folder.js';
import { judgeBackup } from './doctor-backup.js';

const now = Date.parse('2026-11-21T12:00:00Z');
const made = (at: string, over: Partial<LastBackup> = {}): LastBackup => ({
  ...{ id: 'a', at, out: '/backups/a', keysOut: '/keys/a', bytes: 1, damagedPages: 0 },
  ...over,
});

describe('the last backup, as the doctor sees it', () => {
  it.each<[string, { last: LastBackup | null; demo?: boolean; well: boolean; detail: RegExp }]>([
    ['none in a sandbox', { last: null, demo: true, well: true, detail: /needs none/ }],
    ['none of a server for others', { last: null, well: false, detail: /^none$/ }],
    [
      'one of this morning',
      { last: made('2026-11-21T02:00:00Z'), well: true, detail: /^10 hours ago, to \/backups\/a$/ },
    ],
    ['one of three days ago', { last: made('2026-11-18T02:00:00Z'), well: false, detail: /^3 days ago/ }],
    ['one without keys', { last: made('2026-11-21T02:00:00Z', { keysOut: null }), well: true, detail: /without keys/ }],
    [
      'one of a damaged database',
      { last: made('2026-11-21T02:00:00Z', { damagedPages: 2 }), well: false, detail: /2 pages/ },
    ],
  ])('%s', (_, { last, demo = false, well, detail }) => {
    const finding = judgeBackup(last, { demo, now });
    expect(finding).toMatchObject({ well, detail: expect.stringMatching(detail) });
    expect(finding.cure === null).toBe(well);
  });
});
