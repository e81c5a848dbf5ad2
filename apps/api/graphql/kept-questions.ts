import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/**
 * Questions whose answers rest on the read models and the log alone, so that a version can tell whether they still
 * hold. Any other is answered afresh each time: what is confidential, since each reading of it is an event; and keys
 * and mails, which are in no read model. A new question is not kept until somebody names it here.
 */
export const KEPT_QUESTIONS: ReadonlySet<string> = new Set([
  'overview',
  'matrix',
  'schoolCompliance',
  'school',
  'schools',
  'policies',
  'campaigns',
  'people',
]);

const known = new WeakMap<DocumentNode, boolean>();

/** Whether all that a document asks at its top is kept. */
export const isKept = (document: DocumentNode): boolean => {
  let kept = known.get(document);
  if (kept === undefined) known.set(document, (kept = onlyKept(document)));
  return kept;
};

const onlyKept = ({ definitions }: DocumentNode): boolean => {
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const all = ({ selections }: SelectionSetNode): boolean =>
    selections.every((one) => {
      if (one.kind === Kind.FIELD) return KEPT_QUESTIONS.has(one.name.value);
      const inside = one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragments.get(one.name.value);
      return inside !== undefined && all(inside);
    });
  return definitions.every((one) => one.kind !== Kind.OPERATION_DEFINITION || all(one.selectionSet));
};
