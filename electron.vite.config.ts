import preact from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';
import { licences } from './electron.vite.licences.ts';

const AJV_STUB = `${import.meta.dirname}/main/adapters/ajv-stub.ts`;

// Main is ESM and keeps its dependencies in node_modules, but for three. A sandboxed preload can be one CommonJS file only.
export default defineConfig({
  main: {
    resolve: { alias: { 'ajv/dist/2020.js': AJV_STUB, 'ajv-formats': AJV_STUB } },
    build: {
      outDir: 'out/main',
      target: 'node24',
      // zod's error messages in forty languages, which are not ours, would take 14 MB of memory, and what conf has for
      // schemas that it is not given another 7.
      externalizeDeps: { exclude: ['zod', 'conf', 'electron-store'] },
      rollupOptions: {
        // A file of its own for what has to come before every import.
        input: {
          index: 'main/index.ts',
          serve: 'main/serve.ts',
          'v8-flags': 'main/app/v8-flags.ts',
          reader: 'main/workers/reader.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload has no node_modules to require from.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'main/shell/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [preact(), licences(import.meta.dirname)],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});
