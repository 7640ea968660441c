import { defineConfig } from 'vite';
import { Licenses } from './licenses.js';

const licenses = new Licenses();

export default defineConfig({
  base: './',
  plugins: [licenses.collect(), licenses.write()],
  worker: { format: 'es', plugins: () => [licenses.collect()] },
  // graphql-js takes every place without it for development, and then checks each type twice.
  define: { 'globalThis.process': 'true' },
  esbuild: {
    jsx: 'automatic',
    // All licences are in LICENSES.txt.
    legalComments: 'none',
    // GraphiQL derives the icons' tooltips from its functions' names.
    keepNames: true,
    // setup-workers reports each worker it starts.
    pure: ['console.info'],
  },
  build: {
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000,
    rollupOptions: {
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
  },
});
