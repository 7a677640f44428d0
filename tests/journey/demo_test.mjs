// The journey: the demonstration runs, its papers are sound, and `qianpi verify` finds whatever is done to the journal afterwards.
//   node demo_test.mjs PROGRAM
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
const expected = { 'yq-f1': '张建国', 'yq-review': '符合入库条件', 'yq-refusal': '李志强', 'yq-notice': '张建国', 'yq-minutes': '张建国', 'yq-list': '张建国', 'yq-certificate': '张建国', 'yq-badge': '张建国', 'yq-f4': '城北钢铁有限公司', 'yq-f4-direct': '金属冶炼', 'yq-draw': '春分将至', 'yq-f5': '阳安委派', 'yq-f6': '周文斌|朱振宇|严敏', 'yq-briefing': '马超', 'yq-ledger': '沈玉梅' };

claim('it leaves at least twenty papers', files.length >= 20, String(files.length));
for (const [form, words] of Object.entries(expected)) {
  const file = files.find((one) => one.endsWith(`-${form}.pdf`));
  claim(`${form} was made`, Boolean(file));
  if (file) judge(form, join(papers, file), words);
}

function judge(form, path, words) {
  claim(`${form} is a sound PDF`, fails('qpdf', '--check', path).status === 0);
  const text = run('pdftotext', '-layout', path, '-').replaceAll(/\s/g, '');
  claim(`${form} gives its text back: ${words}`, words.split('|').some((word) => text.includes(word)), text.slice(0, 200));
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
  const judged = fails(program, 'verify', '--data', data, join(papers, certificate));
claim('verify knows the certificate', judged.status === 0, judged.stderr);
claim("the certificate's seal is a signature of its own", /盖章/.test(judged.stdout), judged.stdout);
}

// ── its dispatches ──────────────────────────────────────────────────────────────────────────────────────────────
const texts = files.filter((file) => file.endsWith('-yq-f5.pdf')).map((file) => run('pdftotext', '-layout', join(papers, file), '-').replaceAll(/\s/g, ''));
claim('orders were issued and came back: one with ticks, one without, of the same number', texts.some((text) => /☑(优秀|良好)/.test(text)) &&
  texts.some((text) => !/☑(优秀|良好)/.test(text)), texts.map((text) => text.slice(0, 120)).join(' | '));
claim('a returned order bears attendance and the confirmation of the using section', texts.some((text) => text.includes('三名专家两日均按时到岗') && text.includes('情况属实')));
claim('the order of the emergency came after the work', texts.some((text) => text.includes('同意，事后补发')));

const drawPaper = files.find((file) => file.endsWith('-yq-draw.pdf'));
const drawText = drawPaper ? run('pdftotext', '-layout', join(papers, drawPaper), '-').replaceAll(/\s/g, '') : '';
claim('the protocol on paper tells the inability and who was kept out', drawText.includes('不能参加') && drawText.includes('施雪梅'), drawText.slice(0, 300));

const protocols = readdirSync(papers).filter((file) => file.startsWith('draw-'));
claim('each draw left its protocol', protocols.length >= 2, protocols.join(' '));
for (const file of protocols) judgeProtocol(file);

function judgeProtocol(file) {
  const path = join(papers, file), told = fails(program, 'draw', 'verify', path);
  claim(`draw verify accepts ${file}`, told.status === 0, told.stdout + told.stderr);
  const text = readFileSync(path, 'utf8'), changed = join(folder, 'changed.json');
  const names = [...text.matchAll(/"name":"([^"]+)"/g)];
  for (const [at, name] of names.entries()) {
    writeFileSync(changed, `${text.slice(0, name.index)}"name":"某某"${text.slice(name.index + name[0].length)}`);
    const refused = fails(program, 'draw', 'verify', changed);
    claim(`draw verify refuses ${file} with name ${at + 1} of ${names.length} changed`, refused.status === 1 && refused.stderr.length > 0, refused.stdout);
  }
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
  run('cp', '-a', data, copy);  // the keys stay their owner's
  const changes = run('sqlite3', join(copy, 'qianpi.db'), `${sql} SELECT total_changes();`).trim();
  const told = fails(program, 'verify', '--data', copy);
  claim(`verify finds ${what}`, Number(changes) > 0 && told.status === 1 && /row \d+/.test(told.stderr), `${changes} changes, exit ${told.status}: ${told.stdout}${told.stderr}`);
  rmSync(copy, { recursive: true });
}

// ── its archive ─────────────────────────────────────────────────────────────────────────────────────────────────
const longest = run('sqlite3', join(data, 'qianpi.db'), `SELECT ${row};`).trim();
const bundle = join(folder, 'bundle'), anchors = join(folder, 'anchors.jsonl');
const exported = fails(program, 'export', longest, '--data', data, '--out', bundle);
claim('a case is exported as a bundle', exported.status === 0, exported.stderr);
writeFileSync(anchors, run(program, 'anchors', '--data', data));
claim('the days were anchored', readFileSync(anchors, 'utf8').split('\n').length > 3);
const alone = fails(program, 'verify', bundle, '--anchors', anchors);
claim('the bundle is whole and genuine by itself', alone.status === 0 && /✓ papers/.test(alone.stdout), alone.stdout + alone.stderr);
writeFileSync(join(bundle, 'case.json'), readFileSync(join(bundle, 'case.json'), 'utf8').replace('同意', '不同意'));
claim('a changed bundle is found', fails(program, 'verify', bundle).status === 1);
const kept = fails(program, 'verify', anchors, '--data', data);
claim('the archive agrees with the anchors kept outside', kept.status === 0, kept.stdout + kept.stderr);
const emptied = join(folder, 'emptied');
run('cp', '-a', data, emptied);
run('sqlite3', join(emptied, 'qianpi.db'), `DELETE FROM anchored; DELETE FROM anchor;`);
const unanchored = fails(program, 'verify', anchors, '--data', emptied);
claim('an archive without its anchors is found', unanchored.status === 1 && !/keys/.test(unanchored.stderr), unanchored.stdout + unanchored.stderr);

rmSync(folder, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`claims ${claims} passed ${claims - failures.length}`);
process.exitCode = failures.length ? 1 : 0;
