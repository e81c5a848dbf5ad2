import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { EventStoreError } from '#platform/event-store/event-store.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import { formatError } from './format-error.js';

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const wrapped = (cause: Error): GraphQLError =>
  new GraphQLError(cause.message, {
    originalError: cause,
    path: ['matrix'],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
const told = (error: GraphQLError): ReturnType<typeof formatError> => formatError(error.toJSON(), error);

describe('a question that cannot be answered as asked', () => {
  it('is told with its code, its words in both languages and the argument', () => {
    const said = { en: 'asOf lies in the future.', cy: 'Mae asOf yn y dyfodol.' };
    const error = new ReadStoreError('READ.AS_OF_FUTURE', said, ['asOf']);
    expect(told(wrapped(error))).toEqual({
      message: 'asOf lies in the future.',
      path: ['matrix'],
      extensions: { code: 'READ.AS_OF_FUTURE', messageCy: 'Mae asOf yn y dyfodol.', argument: ['asOf'] },
    });
    expect(lines).toEqual([]);
  });
});

describe('a fault of the store', () => {
  it('is told by its code, under an id that the log has too, without its message', () => {
    const answer = told(wrapped(new EventStoreError('STORE.BUSY', 'tenant 7 is locked by pid 99')));
    expect(answer.extensions?.['code']).toBe('STORE.BUSY');
    expect(answer.message).toBe('The record could not be written just now. Try again.');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ correlationId: answer.extensions?.['correlationId'] });
    expect(lines.join('')).not.toContain('pid 99');
  });
});

describe('what GraphQL itself has to say', () => {
  it('goes through with its message', () => {
    const error = new GraphQLError('Cannot query field "x".', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(told(error)).toMatchObject({
      message: 'Cannot query field "x".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });
});

describe('anything else', () => {
  const secret = new TypeError('password of maya@example.org is hunter2');

  it('is told as our own mistake, with an id and not one word of it', () => {
    const answer = told(wrapped(secret));
    expect(answer).toMatchObject({ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    expect(Object.keys(answer.extensions ?? {}).sort()).toEqual(['code', 'correlationId']);
  });

  it('stands in the log by its name and place, and without its message', () => {
    told(wrapped(secret));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'graphql', error: 'TypeError' });
    expect(lines.join('')).not.toContain('hunter2');
  });

  it('is found behind several wrappers', () => {
    const error = new ReadStoreError('READ.FORBIDDEN', {
      en: 'Your role may not ask this.',
      cy: 'Ni chaiff eich rôl ofyn hyn.',
    });
    expect(told(wrapped(wrapped(error))).extensions?.['code']).toBe('READ.FORBIDDEN');
  });
});
