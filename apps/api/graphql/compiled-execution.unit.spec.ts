import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApolloServer } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createHash } from 'node:crypto';
import { GraphQLScalarType, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { compiledExecution, textOfAnswer } from './compiled-execution.js';
import { mergedSchema } from './merged-schema.js';
import { scalars } from './scalars.js';
import { randomDocument } from './testing/random-document.js';
import { resolveAtRandom, type Trouble } from './testing/random-resolvers.js';

/** Everything that a schema can have: what ours lacks today it may have tomorrow. */
const EVERYTHING = `
  scalar Even
  enum Colour { RED GREEN BLUE }
  input Filter { colour: Colour! = RED, even: Even, tags: [String!], within: Filter, many: [[Int]] }
  interface Named { id: ID! name: String }
  type Dog implements Named { id: ID! name: String bark: Int! friend: Named friends: [Named!]! owner: Person! }
  type Cat implements Named { id: ID! name: String colour: Colour mice(first: Int = 2, not: [Int!]): [Int] owner: Person }
  type Person implements Named { id: ID! name: String age: Int! even: Even! pets: [Pet]! grid: [[Int!]!] best: Pet self: Person! maybe: Person echo(filter: Filter, colours: [Colour!]): String! }
  union Pet = Dog | Cat
  type Dot { plainX: Int! plainY: Float plainColour: Colour plainTags: [ID!] }
  type Spot { id: ID! plainName: String plainAt: DateTime! plainDot: Dot plainDots: [Dot!]! plainGrid: [[Int]!] plainRows: [[Dot]] made: Dot }
  type Query {
    person(id: ID!): Person
    must(even: Even): Person!
    people(filter: Filter, first: Int! = 3): [Person!]
    sparse(colour: Colour = BLUE): [Person]!
    spot: Spot
    spots(first: Int = 2): [Spot]!
    dots: [Dot!]
    pet: Pet
    pets(filter: [Filter!]): [Pet!]!
    named(at: DateTime): [Named]
    number: Int
    strict: [Int!]!
    at: DateTime
    json(value: JSON): JSON
    scalar(on: Date, when: PartialDate = "2026-11", truth: Boolean, ratio: Float): String
  }
  scalar DateTime scalar Date scalar PartialDate scalar JSON
`;

const even = new GraphQLScalarType<number, number>({
  name: 'Even',
  serialize: (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) throw new TypeError(`${String(value)} is not even.`);
    return value;
  },
  parseValue: (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) throw new RangeError('Not even.');
    // What is read is not what was written: reading it twice would show.
    return value + 1000;
  },
});

/** Names as they are written are not the values that resolvers have. */
const Colour = { RED: 'r', GREEN: 7, BLUE: 'RED' };

const everything = (): GraphQLSchema =>
  resolveAtRandom(makeExecutableSchema({ typeDefs: EVERYTHING, resolvers: { ...scalars, Even: even, Colour } }));
const ours = (): GraphQLSchema =>
  resolveAtRandom(makeExecutableSchema({ typeDefs: mergedSchema(), resolvers: scalars }));

const TROUBLES = [
  { perMille: 0, timing: 'mixed' },
  { perMille: 0, timing: 'now' },
  { perMille: 40, timing: 'now' },
  { perMille: 40, timing: 'later' },
] as const satisfies readonly Trouble[];

/** Every so many documents, the answer that nothing compiled is asked of a server that cannot compile as well. */
const PLAIN_EVERY = 10;

/** Documents that have been read and found valid; the servers need not do it again. */
class ReadDocuments {
  private readonly documents = new Map<string, DocumentNode>();

  /** False for a text that is here already. */
  add(text: string, document: DocumentNode): boolean {
    const known = this.documents.size;
    this.documents.set(createHash('sha256').update(text).digest('hex'), document);
    return this.documents.size > known;
  }

  /** Apollo's key ends with the hash. */
  get(key: string): Promise<DocumentNode | undefined> {
    return Promise.resolve(this.documents.get(key.slice(-64)));
  }

  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(): Promise<void> {
    return Promise.resolve();
  }
}

interface Tally {
  documents: number;
  compiled: number;
  withErrors: number;
}

describe.each([
  { name: 'our schema', schema: ours(), documents: 1_100 },
  { name: 'a schema with everything', schema: everything(), documents: 1_100 },
])('$name, asked through compiled code and through graphql-js', ({ name, schema, documents }) => {
  const tally: Tally = { documents: 0, compiled: 0, withErrors: 0 };
  let compiling: ApolloServer<Trouble>;
  let plain: ApolloServer<Trouble>;
  const documentStore = new ReadDocuments();
  let planned = 0;

  beforeAll(async () => {
    const keep: Parameters<typeof compiledExecution>[0] = async (_, run) => {
      planned += 1;
      const answer = await run();
      if (answer) tally.compiled += 1;
      return answer;
    };
    compiling = new ApolloServer<Trouble>({
      schema,
      documentStore,
      plugins: [compiledExecution(keep)],
      includeStacktraceInErrorResponses: false,
    });
    plain = new ApolloServer<Trouble>({ schema, documentStore, includeStacktraceInErrorResponses: false });
    await Promise.all([compiling.start(), plain.start()]);
  });
  afterAll(async () => {
    await Promise.all([compiling.stop(), plain.stop()]);
    process.stdout.write(
      `${name}: ${String(tally.documents)} documents, ${String(tally.compiled)} answered by compiled code, ${String(tally.withErrors)} with errors\n`,
    );
  });

  const textOf = async (
    server: ApolloServer<Trouble>,
    asked: ReturnType<typeof randomDocument>,
    trouble: Trouble,
  ): Promise<string> => {
    const { body } = await server.executeOperation(
      { query: asked.text, variables: structuredClone(asked.variables) },
      { contextValue: trouble },
    );
    return body.kind === 'single' ? textOfAnswer(body.singleResult) : body.kind;
  };

  /** What graphql-js answers. A text that is asked for the first time has no plan, so that nothing else can answer it. */
  const expectedOf = async (
    asked: ReturnType<typeof randomDocument>,
    trouble: Trouble,
    isNew: boolean,
  ): Promise<string> => {
    const before = planned;
    const first = await textOf(compiling, asked, trouble);
    if (isNew) expect(planned).toBe(before);
    if (isNew && tally.documents % PLAIN_EVERY > 0) return first;
    const expected = await textOf(plain, asked, trouble);
    if (isNew) expect(first).toBe(expected);
    return expected;
  };

  it('answers the same to the byte', async () => {
    for (let seed = 1; tally.documents < documents; seed += 1) {
      const trouble = TROUBLES[seed % TROUBLES.length] ?? TROUBLES[0];
      const asked = randomDocument(schema, seed, seed % 5 === 0 ? 15 : 0);
      const document = parse(asked.text);
      if (validate(schema, document).length > 0) continue;
      const isNew = documentStore.add(asked.text, document);
      const expected = await expectedOf(asked, trouble, isNew);
      const answer = await textOf(compiling, asked, trouble);
      tally.documents += 1;
      if ('errors' in (JSON.parse(expected) as object)) tally.withErrors += 1;
      if (answer !== expected)
        expect({ asked, seed, answer: JSON.parse(answer) as unknown }).toEqual({
          asked,
          seed,
          answer: JSON.parse(expected) as unknown,
        });
    }
    expect(tally.compiled).toBeGreaterThan(documents / 3);
    expect(tally.withErrors).toBeGreaterThan(documents / 20);
  }, 400_000);

  it('tells of the schema itself what it is, not what is compiled', async () => {
    const query = '{ __schema { types { name fields { name type { kind name ofType { kind name } } } } } }';
    const answers: unknown[] = [];
    for (const server of [plain, compiling, compiling, compiling])
      answers.push((await server.executeOperation({ query }, { contextValue: TROUBLES[0] })).body);
    const [expected, ...told] = answers;
    expect(told).toEqual([expected, expected, expected]);
  });

  it.each([
    ['two operations of which none is named', undefined],
    ['an operation that is not there', 'Third'],
  ])('refuses %s in the same words', async (_what, operationName) => {
    const request = { query: 'query First { __typename } query Second { __typename }', operationName };
    const answers = await Promise.all(
      [plain, compiling, compiling].map((server) => server.executeOperation(request, { contextValue: TROUBLES[0] })),
    );
    const [expected, ...told] = answers.map(({ body, http }) => ({ body, status: http.status }));
    expect(expected?.status).toBe(400);
    expect(told).toEqual([expected, expected]);
  });
});
