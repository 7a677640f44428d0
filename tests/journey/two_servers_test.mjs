// The journey: two servers over one MariaDB serve the same office. One is killed while papers are being made, then the database itself
// in the middle: everything is finished once.
//   node two_servers_test.mjs PROGRAM
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { application, applicants, idNumber } from './applications.mjs';
import { openOffice, Refused, Visitor } from './office.mjs';
import { openMariadb } from './private_mariadb.mjs';

const START = '2026-03-02T09:00:00+08:00';
const LOOKS = 600;
const program = resolve(process.argv[2]);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'qianpi-two-servers-'));
const data = join(folder, 'data');
mkdirSync(data);

let claims = 0;
let failed = 0;
function claim(title, holds, found = '') {
  claims += 1;
  if (!holds) failed += 1;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${title}${!holds && found ? `\n    found: ${found}` : ''}`);
}

/** Looks until it is so, with a bound; each look takes a request's time. */
async function until(look) {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const seen = await look().catch(() => undefined);
    if (seen) return seen;
  }
  throw new Error(`did not come about: ${look}`);
}

const readiness = async (office) => (await fetch(`${office.base}/readyz`)).json();
const check = (ready, name) => ready.checks[name] ?? ready.checks.find?.((one) => one.name === name)?.state;

/** The same person's session at another server of the office. */
const at = (office, visitor) => new Visitor(office.base, visitor.headers);

const mariadb = await openMariadb(root, folder);
const servers = [];
const open = async () => {
  const office = await openOffice(program, root, data, START, { QIANPI_DATABASE: mariadb.url });
  servers.push(office);
  return office;
};

async function play() {
  const north = await open();
  const south = await open();
  const zhang = await north.as('zhangsan');
  const typed = await application(zhang, 'zhangsan');
  const commands = ['001', '003', '005', '007', '009', '011'].map((order) => ({
    key: randomUUID(),
    body: { package: 'yangquan', workflow: 'enrolment', data: { ...typed, id_number: idNumber(applicants.zhangsan.birth_date, order) } },
  }));

  const cases = [];
  for (const { body, key } of commands) cases.push((await zhang.post('/cases', body, key)).case);
  claim('each application is one case', new Set(cases).size === commands.length, String(cases));

  // One server is killed as soon as the first opinion is in: papers are ordered, others are on their way.
  const steel = await north.as('steel');
  const opinions = [];
  for (const id of cases) {
    const { tasks } = await steel.get(`/cases/${id}`);
    opinions.push({ path: `/cases/${id}/tasks/${tasks.at(-1).no}/decide`, key: randomUUID(), body: { outcome: 'approve', opinion: '同意申报。' } });
  }
  const sent = opinions.map(({ path, body, key }) => steel.post(path, body, key).catch((error) => error));
  await Promise.any(sent.map((one) => one.then((answer) => (answer instanceof Error ? Promise.reject(answer) : answer))));
  await north.kill();
  await Promise.all(sent);
  const steelAtSouth = at(south, steel);
  for (const { path, body, key } of opinions) await steelAtSouth.post(path, body, key);
  await south.moveClock({ advance: 'PT10M' });

  const zhangAtSouth = at(south, zhang);
  const ready = await readiness(south);
  claim('the other server has finished all work', JSON.stringify(ready).includes('"0"'), JSON.stringify(ready));
  const { rows } = await zhangAtSouth.get('/tasks?box=mine&per_page=50');
  claim('no case was doubled', rows.length === commands.length, String(rows.length));
  for (const id of cases) {
    const view = await zhangAtSouth.get(`/cases/${id}`);
    const made = view.papers.filter((paper) => !String(paper.id).startsWith('draft:'));
    claim(`case ${id} has its paper once, and filed`, made.length === 1 && made[0].form === 'yq-f1' && Boolean(made[0].sha256), JSON.stringify(view.papers));
  }

  // The database goes away in the middle of the office's day.
  await mariadb.kill();
  const late = { key: randomUUID(), body: { ...commands[0].body, data: { ...typed, id_number: idNumber(applicants.zhangsan.birth_date, '013') } } };
  const refused = await zhangAtSouth.post('/cases', late.body, late.key).catch((error) => error);
  claim('without its database the office says 503, and when to try again', refused instanceof Refused && refused.status === 503 && Number(refused.retryAfter) > 0, String(refused));
  await mariadb.start();
  const receipt = await until(() => zhangAtSouth.post('/cases', late.body, late.key));
  const again = await zhangAtSouth.post('/cases', late.body, late.key);
  claim('once it is back the same command is taken, once', receipt.case === again.case, `${receipt.case} ${again.case}`);
  await south.settle();
  const after = await zhangAtSouth.get('/tasks?box=mine&per_page=50');
  claim('nothing was lost and nothing doubled', after.rows.length === commands.length + 1, String(after.rows.length));

  // It stands still for as long as a server waits for an answer, and longer: what was sent meanwhile is taken once.
  mariadb.child.kill('SIGSTOP');
  const still = { key: randomUUID(), body: { ...commands[0].body, data: { ...typed, id_number: idNumber(applicants.zhangsan.birth_date, '015') } } };
  const timed = await zhangAtSouth.post('/cases', still.body, still.key).catch((error) => error);
  claim('a database that stands still is told as 503 too', timed instanceof Refused && timed.status === 503 && Number(timed.retryAfter) > 0, String(timed));
  mariadb.child.kill('SIGCONT');
  const awake = await until(() => zhangAtSouth.post('/cases', still.body, still.key));
  await south.settle();
  const rested = await zhangAtSouth.get('/tasks?box=mine&per_page=50');
  claim('when it goes on, nothing is lost and nothing doubled', rested.rows.length === commands.length + 2 && awake.case !== receipt.case, String(rested.rows.length));

  const third = await open();
  claim('a server that joins later sees the same office', (await at(third, zhang).get(`/cases/${receipt.case}`)).title.length > 0);
  await third.close();
  await south.close();
  const told = spawnSync(program, ['verify', '--data', data], { encoding: 'utf8', cwd: root, env: { ...process.env, QIANPI_DATABASE: mariadb.url } });
  claim('verify finds every journal and paper sound', told.status === 0, told.stderr);
}

try {
  await play();
} catch (error) {
  console.error(error);
  for (const office of servers) console.error(office.said.split('\n').slice(-20).join('\n'));
  failed += 1;
} finally {
  for (const office of servers) if (office.child.exitCode === null) await office.kill();
  await mariadb.kill();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`claims ${claims} failed ${failed}`);
process.exitCode = failed ? 1 : 0;
