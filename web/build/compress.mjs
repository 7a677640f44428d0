// Writes .gz and .br beside every text asset of dist, so that the server never compresses at run time, and lays the bundler's manifest
// aside for the test of the pages' budgets.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = new Set(['.js', '.mjs', '.css', '.html', '.svg', '.json', '.txt', '.wasm', '.bcmap']);
const SMALLEST_WORTH_IT = 512;

function* filesUnder(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

mkdirSync('node_modules/.cache', { recursive: true });
renameSync('dist/.vite/manifest.json', 'node_modules/.cache/page-manifest.json');
rmSync('dist/.vite', { recursive: true });

let written = 0;
for (const path of filesUnder('dist')) {
  if (!COMPRESSIBLE.has(extname(path))) continue;
  const bytes = readFileSync(path);
  if (bytes.length < SMALLEST_WORTH_IT) continue;
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  written += 1;
}
console.log(`${written} assets compressed`);
