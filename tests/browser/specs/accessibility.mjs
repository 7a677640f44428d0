// Every page, plain and with its errors and dialogs, wide and on a phone: axe finds nothing, nothing scrolls sideways,
// targets on phones are large enough.
import { NARROW, openPage, sidewaysScroll, smallTargets, violations, WIDE } from '../browser.mjs';
import { LoginPage } from '../pages/login.mjs';
import { expect } from '../report.mjs';
import { fileApplication } from './filing.mjs';

/** title, address, and what to do before looking. */
async function pagesOf(office) {
  const emo = await office.as('wangqiang');
  const open = await fileApplication(office, { name: '吴明', user: 'lisi' });
  const read = async (path) => (await emo.request.get(`/api/v1${path}`)).json();
  const notice = (await read('/public/notices'))[0]?.id;
  const [register] = await read('/registers');
  const shelf = `/registers/${register.package}/${register.register}`;
  const record = (await read(shelf)).rows[0]?.id;
  const click = (name, role = 'button') => (page) => page.getByRole(role, { name, exact: true }).first().click();
  const tab = (title) => (page) => page.getByRole('tab', { name: title }).click();
  const dialogOf = (verb) => async (page) => {
    const narrow = page.viewportSize().width < 900;
    await page.getByRole('main').getByRole('button', { name: narrow ? '更多' : '更多操作', exact: true }).click();
    if (narrow) await page.getByRole('dialog').getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: verb }).click();
    await page.getByRole('dialog').last().waitFor();
  };
  const publicPages = [
    ['login', '/login'], ['login, errors', '/login', click('登录')], ['notices', '/notices'], ['verification', '/verify'],
    ['verification, error', '/verify', click('核验')], ['verification, unknown code', '/verify/NOSUCHCODE'], ['roster', shelf.replace('registers', 'roster')], ['not found', '/no/such/page'],
    ...(notice ? [['notice', `/notices/${notice}`]] : []),
  ];
  const officePages = [
    ['inbox', '/inbox/todo'], ['inbox, nothing found', '/inbox/todo?q=%E6%B2%A1%E6%9C%89'], ['inbox, done', '/inbox/done'], ['inbox, drafts', '/inbox/drafts'],
    ['start', '/new'], ['collectors', '/collectors'], ['start a collector, errors', '/new/yangquan/notice', click('提交申请')],
    ['case', `/cases/${open}`], ['case, form', `/cases/${open}`, tab('表单')], ['case, attachments', `/cases/${open}`, tab('附件')], ['case, flow', `/cases/${open}`, tab('流程图')],
    ['case, journal', `/cases/${open}`, tab('流转记录')], ['case, return dialog', `/cases/${open}`, dialogOf('退回')], ['case, comment dialog', `/cases/${open}`, dialogOf('批注')],
    ['case, not found', '/cases/999999'],
    ['registers', '/registers'], ['register', shelf], ['statistics', `${shelf}/statistics`], ['statistics, table open', `${shelf}/statistics`, (page) => page.getByText('表格', { exact: true }).first().click()], ...(record ? [['record', `${shelf}/${record}`]] : []), ['settings', '/me'], ['settings, errors', '/me', click('修改密码')],
  ];
  const applicantPages = [
    ['application', '/new/yangquan/enrolment'], ['application, errors', '/new/yangquan/enrolment', click('提交申请')], ['inbox, mine', '/inbox/mine'],
  ];
  return [[null, publicPages], ['wangqiang', officePages], ['zhangsan', applicantPages], ['admin', [['stuck work', '/admin']]]];
}

async function look(page, [, address, before]) {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  await page.getByRole('main').waitFor();
  if (before) await before(page);
  await page.waitForLoadState('networkidle');
  const wrong = await violations(page);
  expect(wrong.length === 0, wrong.join('\n'));
  const sideways = await sidewaysScroll(page);
  expect(sideways <= 0, `${sideways} px beyond the right edge`);
  if (page.viewportSize().width > NARROW.width) return;
  const small = await smallTargets(page);
  expect(small.length === 0, `too small to touch: ${small.join(', ')}`);
}

export async function everyPageIsAccessible(office, report) {
  const all = await pagesOf(office);
  for (const viewport of [WIDE, NARROW]) {
    for (const [user, pages] of all) {
      const page = await openPage(office.browser, office.server.base, viewport);
      if (user) await new LoginPage(page).enter(user, office.server.passwords.get(user));
      for (const one of pages) await report.claim(`${one[0]} at ${viewport.width} px is accessible`, page, () => look(page, one));
      office.pages.set(`axe ${user} ${viewport.width}`, page);
    }
  }
}
