import AxeBuilder from '@axe-core/playwright';
import type { Visitor } from './visitor.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Markup and words are the same in the dark; colours are not, and neither are sizes at the other width. */
const IN_THE_DARK = ['color-contrast', 'link-in-text-block', 'target-size'];

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

const [WIDE, NARROW] = [1280, 320];

/** In each language two of the four: of scheme, width and language each pair occurs, at half the cost of all eight. */
const WHOLE: Readonly<Record<'en' | 'cy', readonly Look[]>> = {
  en: [
    { width: WIDE, scheme: 'light' },
    { width: NARROW, scheme: 'dark' },
  ],
  cy: [
    { width: NARROW, scheme: 'light' },
    { width: WIDE, scheme: 'dark' },
  ],
};

/** Each has both widths and both schemes; all of them together have each pair. */
const TURNS: readonly Readonly<Record<'en' | 'cy', Look>>[] = [
  { en: { width: WIDE, scheme: 'light' }, cy: { width: NARROW, scheme: 'dark' } },
  { en: { width: NARROW, scheme: 'dark' }, cy: { width: WIDE, scheme: 'light' } },
  { en: { width: WIDE, scheme: 'dark' }, cy: { width: NARROW, scheme: 'light' } },
  { en: { width: NARROW, scheme: 'light' }, cy: { width: WIDE, scheme: 'dark' } },
];

/**
 * How the nth state is looked at in a language: one look, from state to state another; with `TRUSTLOG_AXE=whole` two,
 * so that each pair occurs in each state.
 */
export const looksOf = (nth: number, lang: 'en' | 'cy'): readonly Look[] => {
  const turn = TURNS[nth % TURNS.length];
  return turn === undefined || process.env['TRUSTLOG_AXE'] === 'whole' ? WHOLE[lang] : [turn[lang]];
};

/** Sideways scrolling is for tables in boxes of their own, never for the page (WCAG 2.2, 1.4.10). */
const spillOf = async (visitor: Visitor): Promise<string[]> => {
  const spill = await visitor.spill();
  return spill > 0 ? [`scrolls sideways by ${String(spill)} px`] : [];
};

export interface Scope {
  /** A rule that is not asked. */
  readonly without?: string | undefined;
  /** A selector: nothing else on the page is looked at. */
  readonly within?: string;
}

/** What a page breaks when it is looked at so: a line for each rule. */
export const violations = async (visitor: Visitor, look: Look, { without, within }: Scope = {}): Promise<string[]> => {
  const { width, scheme } = look;
  const { page } = visitor;
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  const asked = scheme === 'light' ? axe.withTags(RULES) : axe.withRules(IN_THE_DARK);
  const { violations: broken } = await asked.analyze();
  const found = broken
    .filter(({ id }) => id !== without)
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`);
  return [...found, ...(await spillOf(visitor))].map((line) => `${String(width)} ${scheme} ${line}`);
};
