import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLField } from 'graphql';
import { mergedSchema } from '../../apps/api/graphql/merged-schema.js';

/** Questions that take no `asOf`, and why. A new question takes it, or stands here. */
const WITHOUT: Readonly<Record<string, string>> = {
  breachGuide: 'who would handle a case that is about to be told: nothing is on record yet',
  breachPeople: 'who may be named in a case that is about to be told',
  changesBetween: 'takes two moments',
  consistencyProof: 'takes two sizes of a tree, each of which is a moment of it',
  credentials: 'keys of now; that one was issued or ended is in the events',
  inclusionProof: 'takes a position and the size of a tree; what it proves never changes',
  nearestEvents: 'takes a moment of its own, and looks to both sides of it',
  outbox: 'mails that are yet to leave, and what became of those that left; sending is no past state of a record',
  readLinks: 'links that are good now',
  receipt: 'a proof of one sign-off, which never changes',
  recordProof: 'what is signed of a record now, with the tail that is not yet',
  records: 'the records as they are kept now: how far a rebuild has come',
  verifierKeys: 'keys that check signatures of any time',
  viewer: 'who asks, which is always now',
};

const fields: readonly GraphQLField<unknown, unknown>[] = Object.values(
  buildSchema(mergedSchema().join('\n')).getQueryType()?.getFields() ?? {},
);
const takes = (field: GraphQLField<unknown, unknown>, name: string): boolean =>
  field.args.some((argument) => argument.name === name);

describe('every question about data', () => {
  it('is asked as at any moment, or stands among those that are not, with its reason', () => {
    const without = fields.filter((field) => !takes(field, 'asOf')).map(({ name }) => name);
    expect(without.sort()).toEqual(Object.keys(WITHOUT).sort());
    expect(fields.length).toBeGreaterThan(30);
  });

  it('that takes a moment takes an instant that may be left out: then it is about now', () => {
    const moments = fields.flatMap(({ args }) => args.filter(({ name }) => name === 'asOf'));
    expect(new Set(moments.map(({ type, defaultValue }) => `${String(type)} ${String(defaultValue)}`))).toEqual(
      new Set(['DateTime undefined']),
    );
  });

  it('that takes a moment waits for what the asker has written, too', () => {
    expect(fields.filter((field) => takes(field, 'asOf') && !takes(field, 'minPosition'))).toEqual([]);
  });
});
