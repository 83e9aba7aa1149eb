import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { validatorsSource } from './model/validation/compile.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The schemas compiled at build time: the page's Content-Security-Policy forbids compiling in the browser. */
function compiledValidators(): Plugin {
  const id = 'virtual:validators';
  return {
    name: 'compiled-validators',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? validatorsSource(here('./model/validation')) : undefined),
  };
}

export default defineConfig({
  root: here('./client'),
  plugins: [react(), compiledValidators()],
  build: { outDir: here('./dist/client'), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1000 },
});
