import { loadWelsh } from './define-messages.js';
import type { Words } from './define-messages.js';

// Found by their names, so that a new screen's Welsh needs no line here; `<namespace>Welsh` says whose it is.
const modules = import.meta.glob<Readonly<Record<string, Words>>>('../**/*messages.cy.ts', { eager: true });

for (const exports of Object.values(modules)) {
  for (const [name, words] of Object.entries(exports)) loadWelsh(name.replace(/Welsh$/, ''), words);
}
