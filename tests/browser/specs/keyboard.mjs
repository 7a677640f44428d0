// One pass without a mouse: signing in, moving through the inbox, deciding, undoing, the menu of further verbs, the tabs.
import { openPage } from '../browser.mjs';
import { LoginPage } from '../pages/login.mjs';
import { expect } from '../report.mjs';
import { fileApplication } from './filing.mjs';

const NAME = '王海燕';
const focused = (page) => page.evaluate(() => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim());
const ringed = (page) => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none');

async function tabTo(page, words, most = 60) {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(words)) return;
  }
  throw new Error(`Tab never reaches “${words}”`);
}

export async function keyboardAlone(office, report) {
  await fileApplication(office, { name: NAME, user: 'wangwu' });
  const page = await openPage(office.browser, office.server.base);
  const keys = page.keyboard;
  await report.claim('By keyboard: signing in', page, async () => {
    await new LoginPage(page).open();
    await keys.type('wangqiang');
    await keys.press('Tab');
    await keys.type(office.server.passwords.get('wangqiang'));
    await keys.press('Enter');
    await page.waitForURL(/\/inbox/);
  });
  await report.claim('By keyboard: the first stop skips to the content, with a visible focus', page, async () => {
    await page.getByRole('heading', { name: '待办事项' }).waitFor();
    await page.goto('/inbox/todo');
    await page.locator('[data-row]').first().waitFor();
    await keys.press('Tab');
    expect((await focused(page)) === '跳到正文', `the first stop is ${await focused(page)}`);
    expect(await ringed(page), 'the focus cannot be seen');
    await keys.press('Enter');
    expect((await page.evaluate(() => document.activeElement.id)) === 'content', 'the content has no focus');
  });
  await report.claim('By keyboard: J and K move, Enter opens', page, async () => {
    await keys.press('j');
    for (let step = 0; step < 40 && !(await focused(page)).includes(NAME); step += 1) await keys.press('j');
    expect((await focused(page)).includes(NAME), 'J never reaches the row');
    await keys.press('Enter');
    await page.waitForURL(/\/cases\//);
    await page.getByRole('tablist').waitFor();
  });
  await report.claim('By keyboard: A leads to the opinion, a decision can be undone', page, async () => {
    await page.getByLabel('办理意见', { exact: true }).waitFor();
    await keys.press('a');
    await keys.type('材料齐全。');
    await tabTo(page, '材料属实');
    expect(await ringed(page), 'the focus cannot be seen');
    await keys.press('Enter');
    await page.getByRole('button', { name: '撤销' }).waitFor();
    await tabTo(page, '撤销');
    await keys.press('Enter');
    await page.getByText('已撤销，没有提交').first().waitFor();
  });
  await report.claim('By keyboard: the tabs by arrows, a dialog by Escape', page, async () => {
    await page.getByRole('tab', { selected: true }).focus();
    const before = await focused(page);
    await keys.press('ArrowRight');
    expect((await focused(page)) !== before, 'the arrow does not move');
    await keys.press('r');
    await page.getByRole('dialog').waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
  office.pages.set('keyboard', page);
}
