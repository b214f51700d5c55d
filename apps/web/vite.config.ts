import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

// The Host header stays the browser's: the server compares it with Origin to refuse other sites' writes.
const proxy = { target: api, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  // The server replaces this word by a fresh nonce in every delivered page; emotion reads it from the meta tag.
  html: { cspNonce: '__CSP_NONCE__' },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': proxy, '/webhooks': proxy },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    sourcemap: true,
    // Inlined files would be data: URLs, which the content security policy refuses for fonts and scripts.
    assetsInlineLimit: 0,
    // The preload polyfill is an inline script; every browser we support preloads modules natively.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // zod and the switch that keeps it from `new Function` in one chunk: split apart, schemas in a shared
          // chunk would be built before the switch is thrown.
          groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|zod-without-eval/ }],
        },
      },
    },
  },
});
