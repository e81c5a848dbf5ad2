import type { Plugin } from 'vite';

/**
 * Lets the page run a file of the build by itself, as soon as it is there: without waiting for styles or for the files
 * that import it. Those find it done.
 */
export const firstScript = (name: string): Plugin => ({
  name: 'first-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const chunk = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.name === name);
      if (chunk?.type !== 'chunk') throw new Error(`The build has no file ${name}; see vite.config.ts.`);
      if (chunk.imports.length > 0)
        throw new Error(`${name} imports ${chunk.imports.join(', ')}, and would wait for it.`);
      const attrs = { type: 'module', async: true, crossorigin: true, src: `/${chunk.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
    },
  },
});
