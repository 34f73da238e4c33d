import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where a Muster listens while the console is worked on: `npm run console`. */
const muster = process.env.MUSTER_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compress()],
  build: {
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    // A policy without inline script allows no data: URL in a style either.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    // By which the test of the first load finds what a page needs.
    manifest: true,
  },
  server: { proxy: { '/api': muster } },
});

/** Beside each file its compressed ones, which the server sends as they are. */
function compress(): Plugin {
  return {
    name: 'compress',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(?:js|css|html|svg|json)$/.test(name)) continue;
        const file = join(dir ?? '', name);
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content));
      }
    },
  };
}
