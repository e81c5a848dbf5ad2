import {
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLList,
  GraphQLScalarType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { plainLeaf, plainList, plainObject, plainPresent, type Completer } from './plain-values.js';

/** A field of any schema. */
type Field = GraphQLField<unknown, unknown>;
export type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** How a field is resolved; undefined where it is read from its object. */
export type ResolverOf = (field: Field) => Resolver | undefined;

/** The resolvers of a schema as they are now: Apollo wraps every field in one as soon as a plugin wants to watch. */
export const resolversOf = (schema: GraphQLSchema): ResolverOf => {
  const resolvers = new Map<Field, Resolver | undefined>();
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) resolvers.set(field, field.resolve);
  return (field) => (resolvers.has(field) ? resolvers.get(field) : field.resolve);
};

/** A query that is written for the compiler: one operation without fragments, and the type that it is asked of. */
export interface LeanQuery {
  readonly document: DocumentNode;
  readonly type: GraphQLObjectType;
}

type Sets = readonly SelectionSetNode[];
type Selected = ReadonlyMap<string, readonly FieldNode[]>;
/** A type as the compiler gets it, with what is selected of it where it still has fields. */
interface Taken {
  readonly type: GraphQLOutputType;
  readonly selectionSet?: SelectionSetNode;
}

const setsOf = (nodes: readonly FieldNode[]): Sets => nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

const TYPENAME = '__typename';

/**
 * Writes a query anew. Where nothing below a field has to be resolved, the field becomes a scalar that completes the
 * whole of its value: what the compiler makes of such parts is a function and several closures for each element of each
 * list. The query must be valid, with `@skip` and `@include` settled, and have no abstract types among its fields.
 */
class LeanWriter {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly leaves = new Map<string, GraphQLScalarType>();
  private scalars = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly resolverOf: ResolverOf,
  ) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  /** An object type with the fields that are selected of it, and these. */
  object(type: GraphQLObjectType, sets: Sets): { readonly type: GraphQLObjectType; readonly set: SelectionSetNode } {
    const fields: ConstructorParameters<typeof GraphQLObjectType>[0]['fields'] = {};
    const selections: FieldNode[] = [];
    for (const [key, nodes] of this.selected(type, sets)) {
      const [node] = nodes;
      if (!node) continue;
      const field = type.getFields()[node.name.value];
      if (!field) {
        selections.push(node);
        continue;
      }
      const { type: taken, selectionSet } = this.taken(field.type, setsOf(nodes));
      const name = Object.hasOwn(fields, field.name) ? `${field.name}__${String(selections.length)}` : field.name;
      const resolve = this.resolverOf(field) ?? (name === field.name ? undefined : byName(field.name));
      fields[name] = { type: taken, args: argsOf(field.args), ...(resolve && { resolve }) };
      const alias = { kind: Kind.NAME, value: key } as const;
      selections.push({ ...node, alias, name: { ...node.name, value: name }, selectionSet });
    }
    const lean = new GraphQLObjectType({ name: type.name, fields });
    return { type: lean, set: { kind: Kind.SELECTION_SET, selections } };
  }

  private taken(type: GraphQLOutputType, sets: Sets): Taken {
    if (isNonNullType(type)) {
      const { type: inner, ...rest } = this.taken(type.ofType, sets);
      return { type: new GraphQLNonNull(inner), ...rest };
    }
    const complete = this.completer(type, sets);
    if (complete) return { type: this.scalar(type, complete) };
    if (isListType(type)) {
      const { type: inner, ...rest } = this.taken(type.ofType, sets);
      return { type: new GraphQLList(inner), ...rest };
    }
    if (!isObjectType(type)) throw new Error(`${String(type)} cannot be compiled.`);
    const { type: lean, set } = this.object(type, sets);
    return { type: lean, selectionSet: set };
  }

  /** Leaves of one type are one scalar: what the compiler makes of it is made once. */
  private scalar(type: GraphQLOutputType, complete: Completer): GraphQLScalarType {
    const known = isLeafType(type) ? this.leaves.get(type.name) : undefined;
    if (known) return known;
    this.scalars += 1;
    const scalar = new GraphQLScalarType({ name: `Plain${String(this.scalars)}`, serialize: complete });
    if (isLeafType(type)) this.leaves.set(type.name, scalar);
    return scalar;
  }

  /** Null where something has to be resolved. */
  private completer(type: GraphQLOutputType, sets: Sets): Completer | null {
    if (isLeafType(type)) return plainLeaf(type);
    if (isNonNullType(type) || isListType(type)) {
      const inner = this.completer(type.ofType, sets);
      return inner && (isListType(type) ? plainList(inner) : plainPresent(inner));
    }
    return isObjectType(type) ? this.objectCompleter(type, sets) : null;
  }

  private objectCompleter(type: GraphQLObjectType, sets: Sets): Completer | null {
    const fields: { key: string; name: string; complete: Completer }[] = [];
    for (const [key, nodes] of this.selected(type, sets)) {
      const name = nodes[0]?.name.value ?? '';
      const complete = name === TYPENAME ? (): string => type.name : this.fieldCompleter(type.getFields()[name], nodes);
      if (!complete) return null;
      fields.push({ key, name, complete });
    }
    return plainObject(fields);
  }

  private fieldCompleter(field: Field | undefined, nodes: readonly FieldNode[]): Completer | null {
    return field && !this.resolverOf(field) ? this.completer(field.type, setsOf(nodes)) : null;
  }

  /** By the key of the answer and in its order, as graphql-js collects them. */
  private selected(type: GraphQLObjectType, sets: Sets): Selected {
    const selected = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = (node: SelectionNode): void => {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        selected.set(key, [...(selected.get(key) ?? []), node]);
        return;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragmentOnce(node.name.value, spread);
      if (fragment && this.isOf(type, fragment.typeCondition?.name.value))
        fragment.selectionSet.selections.forEach(collect);
    };
    for (const { selections } of sets) selections.forEach(collect);
    return selected;
  }

  private fragmentOnce(name: string, spread: Set<string>): FragmentDefinitionNode | undefined {
    if (spread.has(name)) return undefined;
    spread.add(name);
    return this.fragments.get(name);
  }

  private isOf(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wanted = this.schema.getType(condition);
    return isAbstractType(wanted) && this.schema.isSubType(wanted, type);
  }
}

const byName =
  (name: string): Resolver =>
  (parent) =>
    (parent as Record<string, unknown> | null)?.[name];

const argsOf = (args: readonly GraphQLArgument[]): Record<string, Pick<GraphQLArgument, 'type' | 'defaultValue'>> =>
  Object.fromEntries(args.map(({ name, type, defaultValue }) => [name, { type, defaultValue }]));

/** Whether something of a field's value is resolved by graphql-js alone. */
export const isIntrospection = ({ name }: FieldNode): boolean => name.value.startsWith('__') && name.value !== TYPENAME;

/** The query of a document, written for the compiler. */
export const leanQuery = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  resolverOf: ResolverOf,
): LeanQuery => {
  const root = schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const { type, set } = new LeanWriter(schema, document, resolverOf).object(root, [operation.selectionSet]);
  return { type, document: { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet: set }] } };
};
