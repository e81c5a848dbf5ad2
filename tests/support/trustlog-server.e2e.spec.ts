import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTwoGroups } from './groups.js';
import { startTrustlog, type TrustlogServer } from './trustlog-server.js';

describe('a server with the sandbox', () => {
  let sut: TrustlogServer;
  beforeAll(async () => {
    sut = await startTrustlog({ seed: true });
  }, 240_000);
  afterAll(() => sut.stop());

  it('answers demo keys', async () => {
    const { body } = await sut.graphql(sut.keys.trustLead, '{ viewer { role personName } overview { schoolsTotal } }');
    expect(body).toEqual({
      data: { viewer: { role: 'TRUST_LEAD', personName: 'Sade Achebe' }, overview: { schoolsTotal: 12 } },
    });
  });

  it('signs in a browser', async () => {
    const browser = sut.browser();
    await browser.signIn('headteacher');
    expect(await browser.graphql('{ viewer { role } }')).toEqual({
      status: 200,
      body: { data: { viewer: { role: 'HEADTEACHER' } } },
    });
  });

  it('has nothing left to do and no fault', async () => {
    await sut.settled();
    expect(sut.faults).toEqual([]);
  });
});

describe('a server without the sandbox', () => {
  it('has two groups in a moment, each with keys', async () => {
    const sut = await startTrustlog();
    const [trust, authority] = await makeTwoGroups(sut);
    const counted = async (key: string): Promise<unknown> =>
      (await sut.graphql(key, '{ schools { totalCount } people { totalCount } }')).body;
    expect(await counted(trust.keys.lead)).toEqual({
      data: { schools: { totalCount: 2 }, people: { totalCount: 11 } },
    });
    expect(await counted(authority.keys.lead)).toEqual({
      data: { schools: { totalCount: 1 }, people: { totalCount: 6 } },
    });
    await sut.stop();
  });
});
