// What goes wrong in an office: a slip undone, two people at once, a session that ran out, a link that leads nowhere.
import { randomUUID } from 'node:crypto';
import { openPage } from '../browser.mjs';
import { CasePage } from '../pages/case.mjs';
import { InboxPage } from '../pages/inbox.mjs';
import { LoginPage } from '../pages/login.mjs';
import { expect } from '../report.mjs';
import { fileApplication } from './filing.mjs';

const NAME = '李志强';
const STEP = '材料真实性审核';

async function openStep(page) {
  await new InboxPage(page).act(NAME, STEP);
  const desk = new CasePage(page);
  await desk.opinion.waitFor();
  return desk;
}

async function undo(page) {
  const desk = await openStep(page);
  let sent = 0;
  page.on('request', (request) => (sent += /\/decide$/.test(request.url()) ? 1 : 0));
  await desk.take('材料属实');
  await desk.undo.click();
  await desk.said.getByText('已撤销，没有提交').waitFor();
  await page.waitForTimeout(300);
  expect(sent === 0, `${sent} commands were sent`);
}

async function wrongPassword(browser, base) {
  const page = await openPage(browser, base);
  const login = new LoginPage(page);
  await login.open();
  await login.submit.click();
  expect(await login.user.evaluate((one) => one === document.activeElement), 'the focus is not on the empty user name');
  await login.user.fill('zhangsan');
  await login.password.fill('wrong');
  await login.submit.click();
  await login.wrong.waitFor();
  await page.context().close();
}

async function twoAtOnce(first, second) {
  const slow = await openStep(second);
  await slow.opinion.fill('材料齐全。');
  const fast = await openStep(first);
  await fast.decide('材料属实');
  await slow.take('材料属实');
  await slow.now.click();
  await slow.dialog.getByText('王强 已于').waitFor();
  expect((await slow.opinion.inputValue()) === '材料齐全。', 'the opinion is gone');
  await slow.dialog.getByRole('button', { name: '重新查看' }).click();
  await slow.dialog.waitFor({ state: 'hidden' });
}

async function expired(page, password) {
  await page.goto('/inbox/todo');
  await page.waitForLoadState('networkidle');
  await page.context().clearCookies();
  await page.getByRole('link', { name: /已办/ }).click();
  const dialog = page.getByRole('dialog', { name: '登录已过期' });
  await dialog.getByLabel('密码').fill(password);
  await dialog.getByRole('button', { name: '登录' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1, name: '待办事项' }).waitFor();
}

export async function troubles(office, report) {
  const { browser, server } = office;
  const filed = await fileApplication(office, { name: NAME, user: 'lisi', id: randomUUID() });
  const first = await office.as('wangqiang');
  const second = await office.as('liuyan');
  await report.claim('A wrong password is told, and empty boxes are named', null, () => wrongPassword(browser, server.base));
  await report.claim('A decision undone within five seconds is never sent', first, () => undo(first));
  await report.claim('When two decide at once, the slower one learns who was faster and keeps the opinion', second, () => twoAtOnce(first, second));
  await report.claim('After the session ran out, signing in again over the page goes on where one was', second, () => expired(second, server.passwords.get('liuyan')));
  await report.claim('A case that one may not see is not found', null, async () => {
    const stranger = await office.as('machao');
    await stranger.goto(`/cases/${filed}`);
    await stranger.getByRole('alert').waitFor();
  });
  await report.claim('An address that leads nowhere says so', first, async () => {
    await first.goto('/no/such/page');
    await first.getByRole('heading', { name: '页面不存在' }).waitFor();
  });
}
