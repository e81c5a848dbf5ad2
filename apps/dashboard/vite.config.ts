import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScript } from './first-script.js';
import { persistedDocuments } from './persisted-documents.js';
import { precompressed } from './precompressed.js';

const root = import.meta.dirname;

// Fonts keep their names because the server-rendered read page points at them; everything else carries its hash.
const assetName = ({ names }: { names: string[] }): string =>
  names.some((name) => name.endsWith('.woff2')) ? 'assets/fonts/[name][extname]' : 'assets/[name]-[hash][extname]';

/** `first-question.ts` and what it imports. */
const FIRST =
  /[\\/]src[\\/](first-question|api[\\/](early|failures|graphql|last-role|viewer)|shared[\\/]last-look|screens[\\/]overview[\\/]overview\.query)\.ts$/;

/**
 * What every page begins with comes in three files: the first question, which goes out while the others are fetched,
 * libraries, which a release seldom changes, and the rest of ours. Parts that many screens are made of are one file
 * more. By itself the bundler would make some forty, most of them smaller than the headers of their request.
 */
const codeSplitting = {
  groups: [
    { name: 'first', test: FIRST, priority: 4 },
    { name: 'libraries', tags: ['$initial' as const], test: /[\\/]node_modules[\\/]/, priority: 3 },
    { name: 'start', tags: ['$initial' as const], priority: 2 },
    { name: 'parts', test: /[\\/]src[\\/](design|shared)[\\/]/, minShareCount: 3, priority: 1 },
  ],
};

export default defineConfig({
  root,
  base: '/',
  // The sources themselves: the server need not have been built before the dashboard is.
  resolve: {
    alias: [
      { find: /^#(platform|contracts)\/(.*)\.js$/, replacement: path.resolve(root, '..', '..', 'libs', '$1', '$2.ts') },
    ],
  },
  plugins: [persistedDocuments(root), react(), firstScript('first'), precompressed()],
  build: {
    outDir: path.resolve(root, '..', '..', 'dist', 'dashboard'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: URLs and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { assetFileNames: assetName, codeSplitting } },
  },
  server: { proxy: { '/graphql': 'http://localhost:3000', '/auth': 'http://localhost:3000' } },
});
