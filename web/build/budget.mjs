// Adds up, gzipped, the script and style that a page loads first, and fails when a page has grown beyond its budget.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = { 'src/pages/InboxPage.vue': 200, 'src/pages/CasePage.vue': 200, 'src/pages/StartPage.vue': 180, 'src/pages/LoginPage.vue': 120 };
// Loaded by itself, but a form is not usable before.
const ALSO = { 'src/pages/StartPage.vue': ['src/form/widgets/DateWidget.vue'] };
const ENTRY = 'index.html';
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));

function filesOf(name, seen = new Set()) {
  const chunk = manifest[name];
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const other of chunk.imports ?? []) filesOf(other, seen);
  return seen;
}

let over = false;
for (const [page, budget] of Object.entries(BUDGET_KB)) {
  const files = [...new Set([ENTRY, page, ...(ALSO[page] ?? [])].flatMap((name) => [...filesOf(name)]))];
  const kilobytes = (ending) => files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0) / 1024;
  const [script, style] = [kilobytes('.js'), kilobytes('.css')];
  over ||= script > budget;
  console.log(`${script > budget ? 'OVER' : 'ok  '} ${page.padEnd(26)} ${script.toFixed(0).padStart(4)} KB script of ${budget}, ${style.toFixed(0)} KB style`);
}
rmSync('dist/.vite', { recursive: true });
process.exit(over ? 1 : 0);
