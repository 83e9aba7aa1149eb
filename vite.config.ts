import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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

/** A smaller copy beside each script and stylesheet, made once instead of at every request. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    apply: 'build',
    // From what was written: until then other plugins still fill in addresses of chunks.
    writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name))) {
        const path = join(dir, fileName);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes));
      }
    },
  };
}

export default defineConfig({
  root: here('./client'),
  plugins: [react(), compiledValidators(), compressedCopies()],
  worker: { format: 'es', plugins: () => [compiledValidators()] },
  build: {
    outDir: here('./dist/client'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { main: here('./client/index.html'), worker: here('./client/device/worker.ts') },
      // A service worker is found by its name, and serves what lies below it.
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
  },
});
