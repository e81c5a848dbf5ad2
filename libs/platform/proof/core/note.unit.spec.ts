import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newPair, signerOf, verifyEd25519 } from '../ed25519.js';
import { fromBase64, fromHex, toBase64, toHex } from './base64.js';
import { formatCheckpoint, originOf, parseCheckpoint, parseOrigin } from './checkpoint.js';
import { contentBytes, leafBytes } from './leaf.js';
import { checkReceipt } from './receipt.js';
import { formatNote, keyHash, parseNote, parseVerifierKey, signersOf, verifierKey } from './note.js';
import type { NoteSignature, VerifierKey } from './note.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const TENANT = '0f0e0d0c-0b0a-4908-8706-050403020100';
const ROOT = Uint8Array.from({ length: 32 }, (_, n) => n);
const TEXT = `log.example.org/${TENANT}\n7\n${toBase64(ROOT)}\n`;

const aKey = (name = 'log.example.org'): { key: VerifierKey; sign: (text: string) => NoteSignature } => {
  const pair = newPair();
  const key = parseVerifierKey(sha256, verifierKey(sha256, name, pair.publicKey));
  const signed = signerOf(pair);
  return {
    key,
    sign: (text) => ({ name, keyHash: key.keyHash, signature: signed(new TextEncoder().encode(text)) }),
  };
};

describe('Base64 and hexadecimal', () => {
  it('are those of RFC 4648, for every length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, n) => (n * 151 + length) % 256);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(Buffer.from(fromBase64(toBase64(bytes)))).toEqual(Buffer.from(bytes));
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(Buffer.from(fromHex(toHex(bytes)))).toEqual(Buffer.from(bytes));
    }
  });

  it.each(['a', 'ab', 'abc', 'YQ', 'YQ=', 'YR==', 'YQ==\n', ' YQ==', 'Y-Q=', '====', 'YQ==YQ=='])(
    'refuse what is not written in the one way: %j',
    (text) => {
      expect(() => fromBase64(text)).toThrow(expect.objectContaining({ code: 'PROOF.BAD_ENCODING' }));
    },
  );

  it('refuse hexadecimal of half a byte and in capitals', () => {
    for (const text of ['a', 'AB', 'xy']) {
      expect(() => fromHex(text)).toThrow(expect.objectContaining({ code: 'PROOF.BAD_ENCODING' }));
    }
  });
});

describe('A signed note', () => {
  it('comes back as it was written, and its signers are found', async () => {
    const [old, next, other] = [aKey(), aKey(), aKey('witness.example.org')];
    const note = formatNote({ text: TEXT, signatures: [old.sign(TEXT), next.sign(TEXT), other.sign(TEXT)] });
    expect(note.startsWith(`${TEXT}\n\u2014 log.example.org `)).toBe(true);
    expect(formatNote(parseNote(note))).toBe(note);
    expect(await signersOf(parseNote(note), [next.key, old.key], verifyEd25519)).toEqual([old.key, next.key]);
    expect(await signersOf(parseNote(note), [aKey().key], verifyEd25519)).toEqual([]);
  });

  it('may have empty lines in its text', () => {
    const text = 'one\n\ntwo\n';
    expect(parseNote(formatNote({ text, signatures: [aKey().sign(text)] })).text).toBe(text);
  });

  it('is void as a whole when a known key did not sign it', async () => {
    const [one, other] = [aKey(), aKey()];
    const note = { text: TEXT, signatures: [one.sign(TEXT), other.sign('something else\n')] };
    expect(await signersOf(note, [one.key], verifyEd25519)).toEqual([one.key]);
    expect(await signersOf(note, [one.key, other.key], verifyEd25519)).toEqual([]);
    const changed = { ...note, text: TEXT.replace('\n7\n', '\n8\n') };
    expect(await signersOf(changed, [one.key], verifyEd25519)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['no blank line', TEXT],
    ['no signature', `${TEXT}\n`],
    ['a signature without its newline', `${TEXT}\n\u2014 log AAAAAAAAAA==`],
    ['a hyphen for the dash', `${TEXT}\n- log AAAAAAAA\n`],
    ['a name with a plus', `${TEXT}\n\u2014 lo+g AAAAAAAA\n`],
    ['no room for a signature', `${TEXT}\n\u2014 log AAAAAA==\n`],
    ['a tab in its text', `a\tb\n\n\u2014 log AAAAAAAA\n`],
    ['a carriage return', `a\r\n\n\u2014 log AAAAAAAA\n`],
    ['too many signatures', `${TEXT}\n${'\u2014 log AAAAAAAA\n'.repeat(101)}`],
    ['two million bytes', `${'x'.repeat(2_000_000)}\n\n\u2014 log AAAAAAAA\n`],
  ])('is none with %s', (_what, text) => {
    expect(() => parseNote(text)).toThrow(expect.objectContaining({ code: 'PROOF.BAD_NOTE' }));
  });

  it('is not written with a text that would be read otherwise', () => {
    const { sign } = aKey();
    for (const text of ['no newline', 'tab\t\n', '\ud800\n']) {
      expect(() => formatNote({ text, signatures: [sign(text)] })).toThrow(
        expect.objectContaining({ code: 'PROOF.BAD_NOTE' }),
      );
    }
    expect(() => formatNote({ text: TEXT, signatures: [] })).toThrow('at least one');
  });
});

describe('A verifier key', () => {
  it('names its hash as signed notes have it', () => {
    const { key } = aKey();
    const bytes = Buffer.concat([Buffer.from('log.example.org\n\x01'), key.publicKey]);
    expect(Buffer.from(key.keyHash)).toEqual(Buffer.from(sha256(bytes)).subarray(0, 4));
    expect(keyHash(sha256, 'other', key.publicKey)).not.toEqual(key.keyHash);
  });

  it('is refused when any part of it is another', () => {
    const text = verifierKey(sha256, 'log', newPair().publicKey);
    const [name = '', hash = '', key = ''] = text.split(/\+(.{8})\+/);
    const wrong = [
      '',
      name,
      `${name}+${hash}`,
      `lo g+${hash}+${key}`,
      `other+${hash}+${key}`,
      `${name}+00000000+${key}`,
    ];
    const short = toBase64(fromBase64(key).slice(0, 32));
    const type = toBase64(new Uint8Array([2, ...fromBase64(key).slice(1)]));
    for (const bad of [...wrong, `${name}+${hash}+${short}`, `${name}+${hash}+${type}`, `${name}+${hash}+!!!!`]) {
      expect(() => parseVerifierKey(sha256, bad)).toThrow(expect.objectContaining({ code: 'PROOF.BAD_VERIFIER_KEY' }));
    }
  });
});

describe('A checkpoint', () => {
  it('comes back as it was written, with what others added to it', () => {
    const origin = originOf({ logName: 'log.example.org', tenantId: TENANT, history: 1 });
    const checkpoint = { origin, size: 7, root: ROOT, extensions: [] };
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
    expect(parseCheckpoint(TEXT)).toEqual(checkpoint);
    expect(parseCheckpoint(`${TEXT}more\nand more\n`).extensions).toEqual(['more', 'and more']);
  });

  it.each([
    ['no newline', TEXT.trimEnd()],
    ['no root', 'origin\n7\n'],
    ['a leading zero', TEXT.replace('\n7\n', '\n07\n')],
    ['a sign', TEXT.replace('\n7\n', '\n-7\n')],
    ['more leaves than can be counted', TEXT.replace('\n7\n', '\n9999999999999999\n')],
    ['an empty origin', TEXT.replace(/^.*/, '')],
    ['an empty line', `${TEXT}\nx\n`],
    ['a short root', 'origin\n7\nAAAA\n'],
    ['a root that is no base64', 'origin\n7\n!!!!\n'],
  ])('is none with %s', (_what, text) => {
    expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: 'PROOF.BAD_CHECKPOINT' }));
  });

  it('says which history of which tenant it is of', () => {
    for (const history of [1, 2, 17]) {
      const origin = { logName: 'log.example.org/a', tenantId: TENANT, history };
      expect(parseOrigin(originOf(origin))).toEqual(origin);
    }
    for (const strange of ['', 'log.example.org', `log/${TENANT}/1`, `log/${TENANT}/x`, `/${TENANT.toUpperCase()}`]) {
      expect(parseOrigin(strange)).toBeNull();
    }
  });
});

describe('A leaf', () => {
  const place = { tenantId: TENANT, position: 2 ** 33 + 5, recordedAt: '2026-11-21T09:14:00.123456Z', version: 3 };
  const envelope = {
    ...{ tenantId: TENANT, streamId: 'policy-1', eventId: TENANT, type: 'Bl\u00fc "x"', schemaVersion: 1 },
    ...{ occurredAt: '2026-11-21T09:14:00.000000Z', actorId: 'a', causationId: null, correlationId: TENANT },
    bodyText: '{"a":1}',
  };

  it('has its 73 bytes where docs/adr/0010 puts them', () => {
    const bytes = Buffer.from(leafBytes(place, ROOT));
    expect(bytes).toHaveLength(73);
    expect(bytes[0]).toBe(0);
    expect(bytes.toString('hex', 1, 17)).toBe(TENANT.replaceAll('-', ''));
    expect(bytes.readBigInt64BE(17)).toBe(2n ** 33n + 5n);
    expect(bytes.readBigInt64BE(25)).toBe(BigInt(Date.parse('2026-11-21T09:14:00Z')) * 1000n + 123456n);
    expect(bytes.readBigInt64BE(33)).toBe(3n);
    expect(bytes.subarray(41)).toEqual(Buffer.from(ROOT));
    const early = Buffer.from(leafBytes({ ...place, recordedAt: '1969-12-31T23:59:59.999999Z' }, ROOT));
    expect(early.readBigInt64BE(25)).toBe(-1n);
  });

  it('is refused for what has no place in it', () => {
    const wrong = [
      { tenantId: 'x' },
      { tenantId: TENANT.toUpperCase() },
      { position: 0.5 },
      { recordedAt: 'x' },
      { version: NaN },
    ];
    for (const bad of wrong) {
      expect(() => leafBytes({ ...place, ...bad }, ROOT)).toThrow(expect.objectContaining({ code: 'PROOF.BAD_LEAF' }));
    }
    expect(() => leafBytes(place, ROOT.slice(1))).toThrow(expect.objectContaining({ code: 'PROOF.BAD_LEAF' }));
  });

  it('has a content that reads back as the envelope, its members in order', () => {
    const text = Buffer.from(contentBytes(envelope)).toString('utf8');
    const { bodyText, ...others } = envelope;
    const said = { ...others, body: JSON.parse(bodyText) as unknown };
    expect(JSON.parse(text)).toEqual(said);
    expect(text).toBe(JSON.stringify(Object.fromEntries(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))));
  });
});

describe('A receipt', () => {
  it.each(['', '{}', 'null', '[1]', '"x"', '{"format":"trustlog receipt 1"}'])(
    'is none that reads %j',
    async (text) => {
      const result = await checkReceipt({ sha256, verify: verifyEd25519 }, text);
      expect(result).toEqual({ ok: false, reason: 'not a receipt' });
    },
  );
});
