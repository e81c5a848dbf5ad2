import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import type { FoundPerson } from './person.view.js';

const LONGEST = 100;

/** Letters alone: case and accents tell nobody apart who looks for a name. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’ʼ`]/g, "'").toLowerCase();

/** The parts that a name must have. @throws READ.PAGE_INVALID for a text that is no name. */
export const searchOf = (text: string | null | undefined): readonly string[] => {
  if (!text) return [];
  if (text.length > LONGEST) {
    const most = String(LONGEST);
    const said = {
      en: `Search for at most ${most} characters of a name.`,
      cy: `Chwiliwch am ${most} nod o enw ar y mwyaf.`,
    };
    throw new ReadStoreError('READ.PAGE_INVALID', said, ['search']);
  }
  return plain(text)
    .split(/\s+/)
    .filter((part) => part !== '');
};

type Named = Pick<FoundPerson, 'givenName' | 'familyName'>;

/** Whether each part begins a word of the name. Who has no name any more is found by none. */
export const matches = ({ givenName, familyName }: Named, search: readonly string[]): boolean => {
  if (search.length === 0) return true;
  const words = plain(`${givenName ?? ''} ${familyName ?? ''}`).split(/[\s-]+/);
  const whole = ` ${words.join(' ')}`;
  return search.every((part) => whole.includes(` ${part.replaceAll('-', ' ')}`));
};

const order = new Intl.Collator(['en', 'cy'], { sensitivity: 'base' });

/** Blank and erased names come last. */
const compare = (one: string | null, other: string | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return order.compare(one, other);
};

/** By family name, given name, and then in a steady order. */
export const byName = (
  one: Named & Pick<FoundPerson, 'personId' | 'tenantId'>,
  other: Named & Pick<FoundPerson, 'personId' | 'tenantId'>,
): number =>
  compare(one.familyName, other.familyName) ||
  compare(one.givenName, other.givenName) ||
  one.personId.localeCompare(other.personId) ||
  one.tenantId.localeCompare(other.tenantId);
