// Papers on the page: in the browser's own viewer, and drawn by pdf.js where a browser has none, both under the server's policy.
import { openPage } from '../browser.mjs';
import { LoginPage } from '../pages/login.mjs';
import { expect } from '../report.mjs';
import { fileApplication } from './filing.mjs';

const inked = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) dark += data[at] + data[at + 1] + data[at + 2] < 300 ? 1 : 0;
  return dark;
};

export async function papersAreShown(office, report) {
  const on = await fileApplication(office, { name: '高飞', user: 'lisi' });
  const open = async (page, tab) => {
    await page.goto(`/cases/${on}`);
    await page.getByRole('tab', { name: '文书' }).click();
    await tab(page);
  };
  const emo = await office.as('wangqiang');
  await report.claim('A paper stands in the browser’s own viewer', emo, () => open(emo, async (page) => {
    const answered = page.waitForResponse((response) => /\/papers\//.test(response.url()) && response.ok());
    await page.reload();
    await page.getByRole('tab', { name: '文书' }).click();
    await answered;
    await page.locator('iframe.viewer').waitFor();
  }));
  const phone = await openPage(office.browser, office.server.base);
  office.pages.set('without a viewer', phone);
  await phone.addInitScript(() => Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => false }));
  await new LoginPage(phone).enter('wangqiang', office.server.passwords.get('wangqiang'));
  await report.claim('Without a viewer every page of the paper is drawn, with its Chinese text', phone, () => open(phone, async (page) => {
    const first = page.getByRole('img', { name: /第 1 页/ });
    await first.waitFor();
    let dark = 0;
    for (let frame = 0; frame < 600 && dark <= 2000; frame += 1) { // drawn piece by piece, each in a frame of the browser
      await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
      dark = await first.evaluate(inked);
    }
    expect(dark > 2000, `only ${dark} dark points on the first page`);
  }));
}
