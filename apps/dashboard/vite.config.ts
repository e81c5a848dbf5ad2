import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { persistedDocuments } from './persisted-documents.js';

const root = import.meta.dirname;

// Fonts keep their names because the server-rendered read page points at them; everything else carries its hash.
const assetName = ({ names }: { names: string[] }): string =>
  names.some((name) => name.endsWith('.woff2')) ? 'assets/fonts/[name][extname]' : 'assets/[name]-[hash][extname]';

export default defineConfig({
  root,
  base: '/',
  plugins: [persistedDocuments(root), react()],
  build: {
    outDir: path.resolve(root, '..', '..', 'dist', 'dashboard'),
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: URLs and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { output: { assetFileNames: assetName } },
  },
  server: { proxy: { '/graphql': 'http://localhost:3000', '/auth': 'http://localhost:3000' } },
});
