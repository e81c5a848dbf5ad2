import { describe, expect, it } from '@jest/globals';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { scalars } from './scalars.js';

const codeOf = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions['code'] : error;
  }
};
const text = (value: string): ValueNode => ({ kind: Kind.STRING, value });

describe('DateTime', () => {
  const { DateTime } = scalars;

  it('is read as an instant in UTC, whatever its offset', () => {
    expect(DateTime.parseValue('2026-11-21T09:14:00Z')).toBe('2026-11-21T09:14:00.000Z');
    expect(DateTime.parseValue('2026-06-21T09:14+01:00')).toBe('2026-06-21T08:14:00.000Z');
    expect(DateTime.parseLiteral(text('2026-11-21T09:14:00Z'), {})).toBe('2026-11-21T09:14:00.000Z');
  });

  it.each(['2026-11-21', '2026-11-21T09:14:00', 'yesterday', '2026-11-21T25:00:00Z', '', 0, null])(
    'refuses %p with an example',
    (value) => {
      expect(codeOf(() => DateTime.parseValue(value))).toBe('BAD_USER_INPUT');
      expect(() => DateTime.parseValue(value)).toThrow('2026-11-21T09:14:00Z');
    },
  );

  it('refuses a number in a document', () => {
    expect(codeOf(() => DateTime.parseLiteral({ kind: Kind.INT, value: '5' }, {}))).toBe('BAD_USER_INPUT');
  });

  it('is written as text, from a text or a date', () => {
    expect(DateTime.serialize(new Date('2026-11-21T09:14:00Z'))).toBe('2026-11-21T09:14:00.000Z');
    expect(DateTime.serialize('2026-11-21T09:14:00.000Z')).toBe('2026-11-21T09:14:00.000Z');
  });
});

describe('Date', () => {
  it('is a day that the calendar has', () => {
    expect(scalars.Date.parseValue('2028-02-29')).toBe('2028-02-29');
    expect(codeOf(() => scalars.Date.parseValue('2026-02-29'))).toBe('BAD_USER_INPUT');
    expect(codeOf(() => scalars.Date.parseValue('2026-02'))).toBe('BAD_USER_INPUT');
    expect(codeOf(() => scalars.Date.parseValue('31/02/2026'))).toBe('BAD_USER_INPUT');
  });
});

describe('PartialDate', () => {
  it('is a day or a month', () => {
    expect(scalars.PartialDate.parseValue('2026-11')).toBe('2026-11');
    expect(scalars.PartialDate.parseValue('2026-11-30')).toBe('2026-11-30');
    expect(codeOf(() => scalars.PartialDate.parseValue('2026-13'))).toBe('BAD_USER_INPUT');
    expect(codeOf(() => scalars.PartialDate.parseValue('2026'))).toBe('BAD_USER_INPUT');
  });
});

describe('JSON', () => {
  it('goes through as it is', () => {
    const value = { a: [1, null, 'b'] };
    expect(scalars.JSON.parseValue(value)).toBe(value);
    expect(scalars.JSON.serialize(value)).toBe(value);
  });
});
