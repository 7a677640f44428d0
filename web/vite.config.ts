import { fileURLToPath, URL } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// Everything is served by the office's own server under a strict CSP: no inline script, no data: module, no eval.
export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: 'chrome87',
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // The worker of pdf.js comes as .mjs; not every server knows that this is a script.
        assetFileNames: (asset) => `assets/[name]-[hash]${asset.names[0]?.endsWith('.mjs') ? '.js' : '[extname]'}`,
      },
    },
  },
  server: { port: 5173, proxy: { '/api': process.env['QIANPI_SERVER'] ?? 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['unit/**/*.test.ts'] },
});
