import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { LARGEST_EVIDENCE } from '../domain/breach.handle.decide.js';
import { readEvidence } from './evidence.file.js';
import { kindOf } from './evidence.kind.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const codeOf = (contentBase64: string): string => {
  const read = readEvidence(contentBase64);
  return read.ok ? read.value.contentType : read.refusal.code;
};

describe('the kind of a file', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a\x01\0', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x18ftypheic\0\0\0\0', 'image/heic'],
    ['%PDF-1.7\n%\xe2\xe3', 'application/pdf'],
    ['Copied on 20 November.\r\n', 'text/plain'],
    ['<html><script>alert(1)</script></html>', 'text/plain'],
  ])('is told by its bytes: %j', (start, kind) => expect(kindOf(bytesOf(start))).toBe(kind));
  it.each(['PK\x03\x04\x14\0', 'MZ\x90\0', '\x7fELF\x02', '\0\0\0\x18ftypmp42', 'RIFF\x10\0\0\0AVI ', 'caf\xe9', ''])(
    'is none that is taken, or plain text where it is empty: %j',
    (start) => expect(kindOf(bytesOf(start))).toBe(start === '' ? 'text/plain' : null),
  );
  it('is never told by anything but bytes: random bytes with a NUL are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => expect(kindOf(new Uint8Array([0, ...bytes]))).not.toBe('text/plain')),
    );
  });
});

describe('a file in base64', () => {
  it('is read with its hash, line breaks and all', () => {
    const bytes = bytesOf('GIF89a and so on');
    const wrapped = base64(bytes).replace(/(.{8})/g, '$1\r\n');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(readEvidence(wrapped)).toEqual({ ok: true, value: { bytes, contentType: 'image/gif', sha256 } });
  });
  it.each([
    ['', 'BREACH.EVIDENCE_EMPTY'],
    ['data:image/png;base64,iVBORw0KGgo=', 'BREACH.EVIDENCE_NOT_BASE64'],
    ['abc', 'BREACH.EVIDENCE_NOT_BASE64'],
    ['ab=c', 'BREACH.EVIDENCE_NOT_BASE64'],
    [base64(bytesOf('PK\x03\x04\x14\0')), 'BREACH.EVIDENCE_KIND_UNKNOWN'],
  ])('is refused when it is no file that is taken: %j', (text, code) => expect(codeOf(text)).toBe(code));
  it('is taken up to 5 MB and not one byte more', () => {
    const large = new Uint8Array(LARGEST_EVIDENCE + 1).fill(0x61);
    expect(codeOf(base64(large.subarray(1)))).toBe('text/plain');
    expect(codeOf(base64(large))).toBe('BREACH.EVIDENCE_TOO_LARGE');
    expect(codeOf('A'.repeat(8 * LARGEST_EVIDENCE))).toBe('BREACH.EVIDENCE_TOO_LARGE');
  });
});
