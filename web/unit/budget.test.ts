import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk { file: string; css?: string[]; imports?: string[] }
const BUDGET_KB = {
  'src/pages/InboxPage.vue': 200, 'src/pages/CasePage.vue': 200, 'src/pages/StartPage.vue': 180, 'src/pages/LoginPage.vue': 120,
  'src/pages/RecordPage.vue': 180, 'src/pages/InvitationPage.vue': 120,
};
const root = process.cwd();
const kept = join(root, 'node_modules/.cache/page-manifest.json');

/** Everything that is loaded before the page can be used: it, what it imports, and their styles. */
function filesOf(name: string, manifest: Record<string, Chunk>, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const other of chunk.imports ?? []) filesOf(other, manifest, seen);
  return seen;
}

describe('The first load', () => {
  it('of each page stays within its budget', () => {
    expect(existsSync(kept), 'the page is not built: npm run build').toBe(true);
    const manifest = JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Chunk>;
    for (const [page, budget] of Object.entries(BUDGET_KB)) {
      if (!manifest[page]) throw new Error(`${page} is no page of its own any more: load it with import() in router.ts, or take it off this list`);
      const files = [...new Set(['index.html', page].flatMap((name) => [...filesOf(name, manifest)]))].filter((file) => file.endsWith('.js'));
      const sizes = files.map((file) => ({ file, kilobytes: gzipSync(readFileSync(join(root, 'dist', file)), { level: 9 }).length / 1024 }));
      const sum = sizes.reduce((all, one) => all + one.kilobytes, 0);
      console.log(`${page}: ${sum.toFixed(0)} KB of ${budget}`);
      const largest = sizes.sort((a, b) => b.kilobytes - a.kilobytes).slice(0, 5).map((one) => `${one.file} ${one.kilobytes.toFixed(0)}`).join(', ');
      expect(sum, `${page} loads ${sum.toFixed(0)} KB of script, ${budget} are allowed. Load what it does not show at first with defineAsyncComponent(() => import(…)). Largest: ${largest}`).toBeLessThanOrEqual(budget);
    }
  });
});
