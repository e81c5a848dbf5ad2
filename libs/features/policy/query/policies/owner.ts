import type { Json } from '#platform/kernel/json.js';
import type { Opened } from '#platform/sealing/sealing.js';
import type { OwnerSource } from '../../projection/policy/policy.projection.js';

interface Says {
  readonly owner: string | null;
}

const textOrNull = (value: Json | undefined): string | null => (typeof value === 'string' && value ? value : null);

/** What one source says of the owner; undefined: nothing, so that an older one counts. */
const said = ({ field }: OwnerSource, value: Json): Says | undefined => {
  if (field === 'owner') return { owner: textOrNull(value) };
  // Put on record by somebody: null says that nobody keeps it, and is an answer.
  if (field === 'recorded') return { owner: textOrNull((value as { readonly name?: Json }).name) };
  if (field === 'people') {
    const owner = textOrNull((value as { readonly owner?: Json }).owner);
    return owner === null ? undefined : { owner };
  }
  const answer = (value as readonly { readonly field: string; readonly value: string }[]).findLast(
    (one) => one.field === 'owner',
  );
  return answer && { owner: textOrNull(answer.value.trim()) };
};

/** Who keeps a policy: what its newest source says that says anything. null: not recorded, or erased. */
export const ownerOf = (sources: readonly OwnerSource[], opened: readonly Opened[]): string | null => {
  for (let n = sources.length - 1; n >= 0; n -= 1) {
    const [source, value] = [sources[n], opened[n]];
    if (!source || !value || !('value' in value)) continue;
    const found = said(source, value.value);
    if (found) return found.owner;
  }
  return null;
};
