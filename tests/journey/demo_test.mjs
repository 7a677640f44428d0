// The journey: the demonstration runs, its papers are sound, and `qianpi verify` finds whatever is done to the journal afterwards.
//   node demo_test.mjs PROGRAM
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = resolve(process.argv[2]);
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const folder = mkdtempSync(join(tmpdir(), 'qianpi-journey-'));
const papers = join(folder, 'papers');
const data = join(folder, 'data');

let claims = 0;
const failures = [];
function claim(title, holds, found = '') {
  claims += 1;
  if (!holds) failures.push(`${title}${found && `\n    found: ${found}`}`);
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${title}`);
}

const run = (command, ...words) => execFileSync(command, words, { encoding: 'utf8' });
const fails = (command, ...words) => spawnSync(command, words, { encoding: 'utf8', cwd: root });

// ── the demonstration itself ────────────────────────────────────────────────────────────────────────────────────
mkdirSync(data);
const demo = fails(process.execPath, join(here, 'demo.mjs'), program, papers, data);
console.log(demo.stdout);
claim('the demonstration ends well', demo.status === 0, demo.stderr);

// ── its papers ──────────────────────────────────────────────────────────────────────────────────────────────────
const files = readdirSync(papers).filter((file) => file.endsWith('.pdf'));
const expected = { 'yq-f1': '张建国', 'yq-review': '符合入库条件', 'yq-refusal': '李志强', 'yq-notice': '张建国', 'yq-minutes': '张建国', 'yq-list': '张建国', 'yq-certificate': '张建国', 'yq-badge': '张建国' };

claim('it leaves at least seven papers', files.length >= 7, String(files.length));
for (const [form, words] of Object.entries(expected)) {
  const file = files.find((one) => one.endsWith(`-${form}.pdf`));
  claim(`${form} was made`, Boolean(file));
  if (file) judge(form, join(papers, file), words);
}

function judge(form, path, words) {
  claim(`${form} is a sound PDF`, fails('qpdf', '--check', path).status === 0);
  const text = run('pdftotext', '-layout', path, '-').replaceAll(/\s/g, '');
  claim(`${form} gives its text back: ${words}`, text.includes(words), text.slice(0, 200));
  const fonts = run('pdffonts', path).trim().split('\n').slice(2);
  claim(`${form} embeds every font`, fonts.length > 0 && fonts.every((line) => / yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line)), fonts.join(' | '));
}

const list = files.find((file) => file.endsWith('-yq-list.pdf'));
if (list) claim('who was refused by an objection is not on the list', !run('pdftotext', join(papers, list), '-').includes('李志强'));

const certificate = files.find((file) => file.endsWith('-yq-certificate.pdf'));
if (certificate) {
  const picture = join(folder, 'certificate');
  run('pdftoppm', '-png', '-r', '200', '-singlefile', join(papers, certificate), picture);
  const code = fails('zbarimg', '--raw', '-q', `${picture}.png`).stdout.trim();
  claim("a phone reads the certificate's QR code", /^http:\/\/127\.0\.0\.1:\d+\/verify\/[0-9A-Za-z]{20}$/.test(code), code);
  claim('verify knows the certificate', fails(program, 'verify', '--data', data, join(papers, certificate)).status === 0);
}

// ── its journal ─────────────────────────────────────────────────────────────────────────────────────────────────
const whole = fails(program, 'verify', '--data', data);
claim('verify finds the untouched journal unbroken', whole.status === 0, whole.stderr);

/** The case with the longest journal, and a row in its middle. */
const row = '(SELECT case_id FROM journal GROUP BY case_id ORDER BY count(*) DESC LIMIT 1)';
const tampering = {
  'a changed row': `UPDATE journal SET body = replace(body, '同意', '不同意') WHERE case_id = ${row} AND rowid = (SELECT min(rowid) FROM journal WHERE case_id = ${row} AND body LIKE '%同意%');`,
  'a missing row': `DELETE FROM journal WHERE case_id = ${row} AND seq = 5;`,
  'two swapped rows': `UPDATE journal SET seq = -4 WHERE case_id = ${row} AND seq = 4; UPDATE journal SET seq = 4 WHERE case_id = ${row} AND seq = 5; UPDATE journal SET seq = 5 WHERE seq = -4;`,
  'a cut end': `DELETE FROM journal WHERE case_id = ${row} AND seq = (SELECT max(seq) FROM journal WHERE case_id = ${row});`,
  "a register's changed row": "UPDATE record_journal SET actor = 'somebody' WHERE rowid = (SELECT max(rowid) FROM record_journal);",
};
for (const [what, sql] of Object.entries(tampering)) {
  const copy = join(folder, 'copy');
  cpSync(data, copy, { recursive: true });
  const changes = run('sqlite3', join(copy, 'qianpi.db'), `${sql} SELECT total_changes();`).trim();
  const told = fails(program, 'verify', '--data', copy);
  claim(`verify finds ${what}`, Number(changes) > 0 && told.status === 1 && /row \d+/.test(told.stderr), `${changes} changes, exit ${told.status}: ${told.stdout}${told.stderr}`);
  rmSync(copy, { recursive: true });
}

rmSync(folder, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`claims ${claims} passed ${claims - failures.length}`);
process.exitCode = failures.length ? 1 : 0;
