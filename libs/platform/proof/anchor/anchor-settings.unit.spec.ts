import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newPair } from '../ed25519.js';
import { sha256 } from '../sha256.js';
import { anchorSettings } from './anchor-settings.js';
import { witnessKeyText } from './cosignature.js';

const key = witnessKeyText(sha256, 'w.example', newPair().publicKey);

describe('Whom the platform log is shown to', () => {
  let folder: string;
  let empty: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'trustlog-anchors-'));
    empty = path.join(folder, 'empty.pem');
    writeFileSync(empty, 'nothing');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is nobody unless somebody was named', () => {
    expect(anchorSettings({ TRUSTLOG_TSA_URL: ' ' })).toEqual({ timeStamp: null, witness: null });
  });

  it('is a witness with an address and a key', () => {
    const { witness } = anchorSettings({ TRUSTLOG_WITNESS_URL: 'https://w.example/', TRUSTLOG_WITNESS_KEY: key });
    expect(witness).toMatchObject({ url: 'https://w.example/', key: { name: 'w.example' } });
  });

  it.each([
    ['an authority that nobody vouches for', () => ({ TRUSTLOG_TSA_URL: 'https://tsa.example' }), 'go together'],
    [
      'an address without a scheme',
      () => ({ TRUSTLOG_TSA_URL: 'tsa', TRUSTLOG_TSA_CERTIFICATES: empty }),
      'TRUSTLOG_TSA_URL',
    ],
    [
      'a file that is not there',
      () => ({ TRUSTLOG_TSA_URL: 'https://t', TRUSTLOG_TSA_CERTIFICATES: '/no' }),
      'CERTIFICATES',
    ],
    [
      'a file without certificates',
      () => ({ TRUSTLOG_TSA_URL: 'https://t', TRUSTLOG_TSA_CERTIFICATES: empty }),
      'holds none',
    ],
    ['a witness without a key', () => ({ TRUSTLOG_WITNESS_URL: 'https://w.example' }), 'go together'],
    [
      'a key that is none',
      () => ({ TRUSTLOG_WITNESS_URL: 'https://w', TRUSTLOG_WITNESS_KEY: 'x' }),
      'TRUSTLOG_WITNESS_KEY',
    ],
  ])('is refused by its variable: %s', (_, environment, sentence) => {
    expect(() => anchorSettings(environment())).toThrow(sentence);
  });
});
