import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { BodySealing, Sealing } from './sealing.js';
import { isErased } from './sealing.js';
import type { Tombstone } from './subject-keys.js';

/** What both implementations offer. */
export type SealingUnderTest = Sealing &
  BodySealing & { destroySubjectKey(tenantId: string, subjectId: string, rule: string): Promise<Tombstone> };

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'opened',
    (fault: unknown) => (fault as { code?: string }).code,
  );
const personal = { givenName: 'personId', contact: 'personId', guardian: 'guardianId' };
const bodyOf = (personId: string) => ({
  personId,
  givenName: 'Iola',
  contact: { email: 'i@example.org', tags: ['a', null] },
  urn: 100001,
});

/** The rules of sealing; `sealing` is asked for inside each test. */
export const sealingContract = (sealing: () => SealingUnderTest): void => {
  const ids = () => ({ tenant: randomUUID(), other: randomUUID(), person: randomUUID(), stranger: randomUUID() });

  describe('a value that was sealed', () => {
    it('opens to the same JSON, whatever JSON it is', async () => {
      const { tenant, person } = ids();
      const values = ['Siân', '', 0, false, 12.5, ['a', { b: null }], { nested: { deep: [1, 2] } }, 'sealed:1:mimicry'];
      const tokens = await Promise.all(values.map((value) => sealing().seal(tenant, person, 'note', value)));
      expect(await sealing().open(tenant, tokens)).toEqual(values.map((value) => ({ value })));
    });

    it('is one text of the documented form, names its subject and field, and shows nothing of the value', async () => {
      const { tenant, person } = ids();
      const token = await sealing().seal(tenant, person, 'givenName', 'Gwenllian');
      expect(token).toMatch(new RegExp(`^sealed:1:${person}:givenName:[\\w-]{22}:[\\w-]+$`));
      expect(Buffer.from(token.split(':').at(-1) ?? '', 'base64url').toString('latin1')).not.toContain('Gwenllian');
    });

    it('is another text each time and has one key per subject', async () => {
      const { tenant, person, stranger } = ids();
      const [one, two, other] = [
        await sealing().seal(tenant, person, 'note', 'x'),
        await sealing().seal(tenant, person, 'note', 'x'),
        await sealing().seal(tenant, stranger, 'note', 'x'),
      ];
      expect(one).not.toBe(two);
      expect(one.split(':')[4]).toBe(two.split(':')[4]);
      expect(one.split(':')[4]).not.toBe(other.split(':')[4]);
    });
  });

  describe('texts of several tenants', () => {
    it('open in the order they are asked, with the keys of their own tenants, again and again', async () => {
      const { tenant, other, person, stranger } = ids();
      const here = [await sealing().seal(tenant, person, 'note', 1), await sealing().seal(tenant, stranger, 'note', 2)];
      const there = [await sealing().seal(other, person, 'note', 3)];
      const asked = [
        { tenantId: other, texts: there },
        { tenantId: tenant, texts: here },
        { tenantId: tenant, texts: [] },
      ];
      const opened = [[{ value: 3 }], [{ value: 1 }, { value: 2 }], []];
      expect(await sealing().openAcross(asked)).toEqual(opened);
      expect(await sealing().openAcross(asked)).toEqual(opened);
      await sealing().destroySubjectKey(tenant, person, 'retention');
      const [[three], [one, two]] = (await sealing().openAcross(asked)) as [[unknown], [unknown, unknown], []];
      expect([three, two, isErased(one)]).toEqual([{ value: 3 }, { value: 2 }, true]);
    });

    it('do not open in each other’s', async () => {
      const { tenant, other, person, stranger } = ids();
      const here = await sealing().seal(tenant, person, 'note', 1);
      const there = await sealing().seal(other, stranger, 'note', 2);
      const swapped = [
        { tenantId: tenant, texts: [there] },
        { tenantId: other, texts: [here] },
      ];
      expect(await codeOf(sealing().openAcross(swapped))).toBe('SEALING.KEY_MISSING');
    });
  });

  describe('a sealed text that was moved or changed', () => {
    it('does not open in another tenant', async () => {
      const { tenant, other, person } = ids();
      const token = await sealing().seal(tenant, person, 'note', 'x');
      expect(await codeOf(sealing().open(other, [token]))).toBe('SEALING.KEY_MISSING');
      await sealing().seal(other, person, 'note', 'y');
      expect(await codeOf(sealing().open(other, [token]))).toBe('SEALING.TAMPERED');
    });

    it('does not open under another field, subject or key id, nor with a bit flipped', async () => {
      const { tenant, person, stranger } = ids();
      const token = await sealing().seal(tenant, person, 'note', 'x');
      await sealing().seal(tenant, stranger, 'note', 'y');
      const keyId = token.split(':')[4] ?? '';
      const flipped = token.slice(0, -5) + (token.at(-5) === 'A' ? 'B' : 'A') + token.slice(-4);
      const forged = [
        token.replace(':note:', ':nota:'),
        token.replace(person, stranger),
        token.replace(keyId, keyId.startsWith('A') ? `B${keyId.slice(1)}` : `A${keyId.slice(1)}`),
        flipped,
        'sealed:1:torn',
        'sealed:2:' + token.slice(9),
      ];
      const codes = await Promise.all(forged.map((text) => codeOf(sealing().open(tenant, [text]))));
      expect(codes).toEqual(forged.map(() => 'SEALING.TAMPERED'));
    });

    it('does not open when it stands in another field or beside another person of a body', async () => {
      const { tenant, person, stranger } = ids();
      const body = await sealing().sealBody(tenant, personal, bodyOf(person));
      await sealing().sealBody(tenant, personal, bodyOf(stranger));
      const swapped = { ...body, givenName: body['contact'], contact: body['givenName'] };
      expect(await codeOf(sealing().openBody(tenant, personal, swapped))).toBe('SEALING.TAMPERED');
      expect(await codeOf(sealing().openBody(tenant, personal, { ...body, personId: stranger }))).toBe(
        'SEALING.TAMPERED',
      );
    });

    it('says so without saying what it held', async () => {
      const { tenant, person } = ids();
      const token = await sealing().seal(tenant, person, 'note', 'Gwenllian');
      const fault: unknown = await sealing()
        .open(tenant, [token.replace(':note:', ':nota:')])
        .catch((error: unknown) => error);
      expect((fault as Error).message).not.toMatch(/Gwenllian|sealed:1:/);
    });
  });

  describe('a body with personal fields', () => {
    it('has them sealed whole and everything else as it was, and opens to itself', async () => {
      const { tenant, person } = ids();
      const body = { ...bodyOf(person), guardianId: null, guardian: null };
      const sealed = await sealing().sealBody(tenant, personal, body);
      expect(sealed).toEqual({
        ...body,
        givenName: expect.stringMatching(/^sealed:1:/),
        contact: expect.stringMatching(/^sealed:1:/),
      });
      expect(await sealing().openBody(tenant, personal, sealed)).toEqual(body);
    });

    it('is refused when a subject is missing, and when a personal field to open is in the clear', async () => {
      const { tenant, person } = ids();
      await expect(sealing().sealBody(tenant, personal, { givenName: 'x' })).rejects.toMatchObject({
        code: 'SEALING.INVALID',
      });
      await expect(sealing().openBody(tenant, personal, bodyOf(person))).rejects.toMatchObject({
        code: 'SEALING.NOT_SEALED',
      });
    });
  });

  describe('many bodies at once', () => {
    it('keep their order, share the key of a subject, and mix with bodies without personal data', async () => {
      const { tenant, person, stranger } = ids();
      const bodies = [person, stranger, person].map((id) => ({ personal, body: bodyOf(id) }));
      const all = [...bodies, { personal: {}, body: { urn: 1 } }];
      const sealed = await sealing().sealBodies(tenant, all);
      const opened = await sealing().openBodies(
        tenant,
        sealed.map((body, index) => ({ personal: all[index]?.personal ?? {}, body })),
      );
      expect(opened).toEqual(all.map(({ body }) => body));
    });
  });

  it('opens bodies of several tenants in order, each with its own tenant’s keys', async () => {
    const { tenant, other, person, stranger } = ids();
    const here = { tenantId: tenant, personal, body: await sealing().sealBody(tenant, personal, bodyOf(person)) };
    const there = { tenantId: other, personal, body: await sealing().sealBody(other, personal, bodyOf(stranger)) };
    const opened = await sealing().openBodiesAcross([here, { ...there, personal: {}, body: { urn: 1 } }, there]);
    expect(opened).toEqual([bodyOf(person), { urn: 1 }, bodyOf(stranger)]);
    expect(await codeOf(sealing().openBodiesAcross([{ ...here, tenantId: other }]))).toBe('SEALING.KEY_MISSING');
  });

  describe('a subject whose key was destroyed', () => {
    it('reads as erased with the day and the rule, in texts and in bodies, and leaves others alone', async () => {
      const { tenant, person, stranger } = ids();
      const sealed = await sealing().sealBody(tenant, personal, {
        ...bodyOf(person),
        guardianId: stranger,
        guardian: 'Nia',
      });
      const tombstone = await sealing().destroySubjectKey(tenant, person, 'staff.left+6y');
      expect(tombstone).toEqual({ erasedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), rule: 'staff.left+6y' });
      const opened = await sealing().openBody(tenant, personal, sealed);
      expect(opened).toMatchObject({ givenName: tombstone, contact: tombstone, guardian: 'Nia', personId: person });
      expect(isErased(opened['givenName'])).toBe(true);
      expect(await sealing().open(tenant, [sealed['givenName'] as string])).toEqual([tombstone]);
    });

    it('cannot be written about again, and names who stopped a batch', async () => {
      const { tenant, person, stranger } = ids();
      await sealing().seal(tenant, person, 'note', 'x');
      await sealing().destroySubjectKey(tenant, person, 'rule');
      await expect(sealing().seal(tenant, person, 'note', 'x')).rejects.toMatchObject({
        code: 'SEALING.SUBJECT_ERASED',
      });
      const batch = sealing().sealBodies(
        tenant,
        [person, stranger].map((id) => ({ personal, body: bodyOf(id) })),
      );
      await expect(batch).rejects.toMatchObject({ code: 'SEALING.SUBJECT_ERASED', subjectIds: [person] });
    });

    it('keeps its first tombstone, and has one even if nothing was ever sealed', async () => {
      const { tenant, person } = ids();
      const first = await sealing().destroySubjectKey(tenant, person, 'first');
      expect(await sealing().destroySubjectKey(tenant, person, 'second')).toEqual(first);
      await expect(sealing().seal(tenant, person, 'note', 'x')).rejects.toMatchObject({
        code: 'SEALING.SUBJECT_ERASED',
      });
    });
  });
};
