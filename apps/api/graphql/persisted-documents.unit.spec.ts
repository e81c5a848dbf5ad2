import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { documentsOf } from './persisted-documents.js';

const text = '{ viewer { role } }';
const hash = createHash('sha256').update(text).digest('hex');

describe('the documents of a build', () => {
  it('are found by the hash of their text', async () => {
    await expect(documentsOf({ [hash]: text }).get(`apq:${hash}`)).resolves.toBe(text);
  });

  it('have none under a hash that is not that of the text', async () => {
    const other = hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    await expect(documentsOf({ [other]: text }).get(`apq:${other}`)).resolves.toBeUndefined();
  });

  it('take no others in', async () => {
    const documents = documentsOf({});
    await documents.set();
    await expect(documents.get(`apq:${hash}`)).resolves.toBeUndefined();
  });
});
