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
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(bytes) });
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes) });
      }
    },
  };
}

export default defineConfig({
  root: here('./client'),
  plugins: [react(), compiledValidators(), compressedCopies()],
  build: { outDir: here('./dist/client'), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1000 },
});
