// The page in English: what the page itself says is English; Chinese stands only where definitions and people wrote it.
import { openPage } from '../browser.mjs';
import { LoginPage } from '../pages/login.mjs';
import { expect } from '../report.mjs';
import { fileApplication } from './filing.mjs';

const CHINESE = /[㐀-鿿]/;
const SPOKEN = 'button, a, label, legend, summary, th, caption, h1, h2, h3, dt, [role=tab], [role=menuitem], .tag, p.empty';

function texts(json, into) {
  if (typeof json === 'string') CHINESE.test(json) && into.add(json.trim());
  else if (json && typeof json === 'object') Object.values(json).forEach((one) => texts(one, into));
}

/** Chinese words of the page that no answer of the server contained. */
async function ownChinese(page, served) {
  const shown = await page.evaluate((spoken) => [...document.querySelectorAll(spoken)].filter((one) => one.checkVisibility()).flatMap((one) => [one.innerText ?? '', one.getAttribute('aria-label') ?? '', one.title ?? '']), SPOKEN);
  const data = [...served].sort((one, other) => other.length - one.length);
  const left = shown.map((text) => data.reduce((rest, one) => rest.replaceAll(one, ''), text).trim()).filter((text) => CHINESE.test(text));
  return [...new Set(left)].filter((text) => text !== '中文' && text !== 'Qianpi\n签批');
}

export async function everyPageSpeaksEnglish(office, report) {
  const on = await fileApplication(office, { name: '韩雪', user: 'wangwu' });
  const page = await openPage(office.browser, office.server.base);
  office.pages.set('english', page);
  const served = new Set();
  page.on('response', async (response) => {
    if (response.url().includes('/api/v1/') && (response.headers()['content-type'] ?? '').includes('json')) texts(await response.json().catch(() => null), served);
  });
  await new LoginPage(page).enter('wangqiang', office.server.passwords.get('wangqiang'));
  await page.getByRole('button', { name: 'English' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).or(page.getByRole('heading', { level: 1 })).first().waitFor();
  const tab = (name) => async () => page.getByRole('tab', { name }).click();
  const walk = [
    ['/inbox/todo'], ['/inbox/done'], ['/inbox/drafts'], ['/new'], ['/new/yangquan/notice'], ['/collectors'], ['/registers'], ['/registers/yangquan/expert'], ['/registers/yangquan/expert/statistics'], ['/me'],
    [`/cases/${on}`], ...['Form', 'Attachments', 'Flow', 'Journal'].map((name) => [`/cases/${on}`, tab(name)]), ['/notices'], ['/verify'], ['/verify/NOSUCHCODE'], ['/no/such/page'], ['/invitation/nosuchcode'],
  ];
  for (const [address, before] of walk) {
    await report.claim(`${address} speaks English`, page, async () => {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      if (before) await before();
      await page.waitForLoadState('networkidle');
      const left = await ownChinese(page, served);
      expect(left.length === 0, left.join(' | '));
    });
  }
}
