import { describe, expect, it } from '@jest/globals';
import { beginsAs, parseLsn, segmentsOf } from './write-ahead-log.js';

const segmentBytes = 16 * 1024 * 1024;
const namesOf = (start: string, stop: string, timeline = 1): string[] =>
  segmentsOf({ timeline, start, stop, segmentBytes }).map(({ name }) => name);

describe('a stretch of the log', () => {
  it('has the files that PostgreSQL names', () => {
    expect(namesOf('0/3000028', '0/3000158')).toEqual(['000000010000000000000003']);
    expect(namesOf('0/FF000028', '1/1000000', 2)).toEqual(['0000000200000000000000FF', '000000020000000100000000']);
  });

  it('ends with the file of its last byte, and not with the one after it', () => {
    expect(namesOf('0/3000028', '0/4000000')).toEqual(['000000010000000000000003']);
    expect(namesOf('0/3000028', '0/4000001')).toHaveLength(2);
  });

  it.each(['', '3000028', '0/', 'G/1', '0/123456789'])('is refused where a place reads %j', (text) => {
    expect(() => parseLsn(text)).toThrow(/no place/);
  });
});

describe('a file of the log', () => {
  const [segment] = segmentsOf({ timeline: 1, start: '0/5000028', stop: '0/5000100', segmentBytes });
  const head = (address: bigint, system: bigint): Buffer => {
    const bytes = Buffer.alloc(64);
    bytes.writeBigUInt64LE(address, 8);
    bytes.writeBigUInt64LE(system, 24);
    return bytes;
  };

  it('is told from one that was only given its name, and from that of another database', () => {
    if (segment === undefined) throw new Error('There is a segment.');
    expect(beginsAs(head(0x5000000n, 77n), segment, '77')).toBe(true);
    expect(beginsAs(head(0x2000000n, 77n), segment, '77')).toBe(false);
    expect(beginsAs(head(0x5000000n, 78n), segment, '77')).toBe(false);
    expect(beginsAs(Buffer.alloc(10), segment, '77')).toBe(false);
  });
});
