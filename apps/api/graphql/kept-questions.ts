import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/**
 * Questions whose answers rest on the read models, the log and who asks alone, so that a version can tell whether they
 * still hold. A new question is not kept until somebody names it here, or says among `AFRESH` why it never is.
 */
export const KEPT_QUESTIONS: ReadonlySet<string> = new Set([
  ...['viewer', 'overview', 'matrix', 'schoolCompliance', 'school', 'schools'],
  ...['policies', 'policy', 'compareVersions'],
  ...['approvals', 'approval', 'approvalsForMe', 'approvalsReturned'],
  ...['campaigns', 'campaign', 'myRequests', 'personRequests'],
  ...['people', 'person'],
  ...['events', 'eventDensity', 'nearestEvents'],
]);

/** Questions that are answered anew each time, and why. */
export const AFRESH: ReadonlyMap<string, string> = new Map([
  ['breach', 'whoever reads a confidential case is written down each time'],
  ['breaches', 'cases are confidential, and their clocks run by the minute'],
  ['breachGuide', 'asked while a case is told, which is nobody’s to keep'],
  ['breachPeople', 'people who may be in a case are looked for while it is told'],
  ['credentials', 'keys are in no read model'],
  ['outbox', 'mails are in no read model'],
  ['changesBetween', 'two moments are compared by who audits, and seldom the same two twice'],
  ['eventChain', 'asked of one event, and seldom twice'],
  ['readLinks', 'links by which others sign; a kept answer holds nobody’s but the asker’s own'],
  ['receipt', 'a proof is looked up when somebody wants one, and seldom twice'],
  ['sample', 'drawn once; whoever repeats it wants it drawn anew'],
  ['streamHistory', 'one thing is stepped through by who audits it, and seldom twice'],
  ['retention', 'cases are confidential, and reasons are opened while they are there'],
  ['erasurePlan', 'what it counts is in no read model'],
  ['erasure', 'whoever has decided waits for the end'],
  ['recordProof', 'how far a record is signed is in no read model'],
  ['inclusionProof', 'a proof is looked up when somebody wants one, and seldom twice'],
  ['consistencyProof', 'a proof is looked up when somebody wants one, and seldom twice'],
  ['verifierKeys', 'keys are in no read model'],
  ['records', 'how far a rebuild has come is in no read model'],
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
