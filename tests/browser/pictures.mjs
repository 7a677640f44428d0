// The pictures of the README: the demonstration is played by itself, then its pages are photographed, wide and on a phone.
//   node tests/browser/pictures.mjs PROGRAM OUT      one PNG per page and width
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { application } from '../journey/applications.mjs';
import { openOffice } from '../journey/office.mjs';
import { launch, NARROW, openPage, WIDE } from './browser.mjs';
import { LoginPage } from './pages/login.mjs';

const VIEWER_MILLISECONDS = 1500;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [program, out] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), 'qianpi-pictures-'));
mkdirSync(out, { recursive: true });
execFileSync(process.execPath, [join(root, 'tests/journey/demo.mjs'), program, join(folder, 'papers'), join(folder, 'data')], { stdio: 'ignore' });

const office = await openOffice(program, root, join(folder, 'data'), '2026-06-01T09:00:00+08:00');
const browser = await launch();
try {
  const applicant = await office.as('lisi');
  const again = await application(applicant, 'lisi');
  const open = (await applicant.post('/cases', { package: 'yangquan', workflow: 'enrolment', data: again })).case;
  await office.settle();
  const clerk = await office.as('wangqiang');
  const { rows } = await clerk.get('/tasks?box=done');
  const caseOf = (workflow) => rows.find((row) => row.workflow === workflow)?.case;
  const [register] = await clerk.get('/registers');
  const shelf = `/registers/${register.package}/${register.register}`;
  const records = (await clerk.get(shelf)).rows;
  const tab = (title) => (page) => page.getByRole('tab', { name: title }).click();
  const pages = [
    ['inbox', '/inbox/todo'], ['done', '/inbox/done'], ['case', `/cases/${open}`], ['flow', `/cases/${caseOf('dispatch')}`, tab('流程图')],
    ['dispatch', `/cases/${caseOf('dispatch')}`], ['selection', `/cases/${caseOf('dispatch')}`, tab('抽取与邀请')], ['children', `/cases/${caseOf('dispatch')}`, tab(/关联办件/)],
    ['journal', `/cases/${caseOf('dispatch')}`, tab('流转记录')], ['register', shelf], ...records.slice(0, 2).map((one, at) => [`record-${at + 1}`, `${shelf}/${one.id}`]),
    ['new', '/new'], ['notices', '/notices'],
  ];
  for (const viewport of [WIDE, NARROW]) {
    const page = await openPage(browser, office.base, viewport);
    await new LoginPage(page).enter('wangqiang', office.passwords.get('wangqiang'));
    for (const [name, address, before] of pages) {
      await page.goto(address);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      if (before) await before(page).catch((error) => console.log(`${name}: ${error.message.split('\n')[0]}`));
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(VIEWER_MILLISECONDS); // nothing tells when the browser's viewer has drawn its page
      await page.screenshot({ path: join(out, `${name}-${viewport.width}.png`), fullPage: viewport === NARROW });
    }
  }
} finally {
  await browser.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
}
