import {
  astFromValue,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  print,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { Random } from './random.js';
import { randomValue } from './random-values.js';

/** A question as somebody might ask it. */
export interface RandomDocument {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** Aliases that share beginnings, join to one another's paths, or mean something to JavaScript. */
const ALIASES = [
  'a',
  'b',
  'a_b',
  'id',
  'constructor',
  'toString',
  'length',
  'data',
  'errors',
  'hasOwnProperty',
  '__proto__',
];
const DEEPEST = 4;

/** Writes one document; the same seed writes the same one. It may break a rule of validation: ask before using it. */
class Writer {
  readonly variables: Record<string, unknown> = {};
  private readonly definitions: string[] = [];
  private readonly fragments: string[] = [];
  private readonly random: Random;

  constructor(
    private readonly schema: GraphQLSchema,
    seed: number,
    /** Of a hundred values of variables, so many are wrong. */
    private readonly wrong: number,
  ) {
    this.random = new Random(seed);
  }

  write(): string {
    const query = this.schema.getQueryType();
    if (!query) throw new Error('The schema has no queries.');
    const body = this.selection(query, 0);
    const head = this.definitions.length > 0 ? `query Asked(${this.definitions.join(', ')})` : 'query';
    return [`${head} ${body}`, ...this.fragments].join('\n');
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.random.below(4) }, () => this.part(type, depth)).filter(Boolean);
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }

  private part(type: GraphQLCompositeType, depth: number): string {
    if (depth < DEEPEST && this.random.percent(isAbstractType(type) ? 60 : 15)) return this.fragment(type, depth);
    if (this.random.percent(6) || !('getFields' in type)) return `__typename${this.condition()}`;
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < DEEPEST || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length > 0 ? this.field(this.random.of(fields), depth) : '';
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type);
    const alias = this.random.percent(20) ? `${this.random.of(ALIASES)}: ` : '';
    const inner = isCompositeType(named) ? ` ${this.selection(named, depth + 1)}` : '';
    return `${alias}${field.name}${this.args(field.args)}${this.condition()}${inner}`;
  }

  private args(args: readonly GraphQLArgument[]): string {
    const given = args
      .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || this.random.percent(60))
      .map((arg) => `${arg.name}: ${this.random.percent(60) ? this.variable(arg) : this.literal(arg.type)}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  private literal(type: GraphQLInputType): string {
    try {
      const node = astFromValue(randomValue(type, this.random), type);
      return node ? print(node) : 'null';
    } catch {
      // An enum whose names are not its values, or a scalar that writes otherwise than it reads.
      return 'null';
    }
  }

  private variable({ type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>): string {
    const name = `v${String(this.definitions.length)}`;
    const nullable = isNonNullType(type) ? type.ofType : type;
    // A variable that may be absent may stand where nothing may be null, if either has a default.
    const loose = isNonNullType(type) && (defaultValue !== undefined || this.random.percent(20));
    const declared = loose ? nullable : type;
    this.definitions.push(`$${name}: ${String(declared)}${this.byDefault(declared, loose)}`);
    if (!this.random.percent(isNonNullType(declared) ? this.wrong : 30))
      this.variables[name] = randomValue(declared, this.random, this.wrong);
    return `$${name}`;
  }

  private byDefault(declared: GraphQLInputType, always: boolean): string {
    if (isNonNullType(declared) || !(always || this.random.percent(30))) return '';
    const value = this.literal(declared);
    return value === 'null' ? '' : ` = ${value}`;
  }

  private condition(): string {
    if (!this.random.percent(15)) return '';
    const directive = this.random.percent(50) ? 'skip' : 'include';
    if (this.random.percent(30)) return ` @${directive}(if: ${String(this.random.percent(50))})`;
    const name = `v${String(this.definitions.length)}`;
    this.definitions.push(`$${name}: Boolean!`);
    this.variables[name] = this.random.percent(50);
    return ` @${directive}(if: $${name})`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.typeWithin(type);
    const condition = this.condition();
    if (this.random.percent(60)) {
      const named = this.random.percent(80) || on !== type ? ` on ${on.name}` : '';
      return `...${named}${condition} ${this.selection(on, depth + 1)}`;
    }
    const name = `F${String(this.fragments.length)}`;
    const at = this.fragments.push('') - 1;
    this.fragments[at] = `fragment ${name} on ${on.name} ${this.selection(on, depth + 1)}`;
    return `...${name}${condition}${this.random.percent(20) ? ` ...${name}` : ''}`;
  }

  private typeWithin(type: GraphQLCompositeType): GraphQLCompositeType {
    if (isAbstractType(type)) return this.random.of([type, ...this.schema.getPossibleTypes(type)]);
    const wider = isObjectType(type) && this.random.percent(20) ? type.getInterfaces() : [];
    return wider.length > 0 ? this.random.of(wider) : type;
  }
}

/** A document of a query over a schema. */
export const randomDocument = (schema: GraphQLSchema, seed: number, wrong: number): RandomDocument => {
  const writer = new Writer(schema, seed, wrong);
  return { text: writer.write(), variables: writer.variables };
};
