import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
