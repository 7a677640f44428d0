// Debian's Chromium, one context per person, and axe run on whatever stands on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
export const WIDE = { width: 1366, height: 768 };
export const NARROW = { width: 360, height: 740 };

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** A page of its own browser window; what the page complains about is collected. */
export async function openPage(browser, base, viewport = WIDE) {
  const context = await browser.newContext({ viewport, baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.complaints = [];
  page.asked = new Set();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/v1/')) page.asked.add(`${request.method()} ${pathname.slice('/api/v1'.length)}`);
  });
  page.on('pageerror', (error) => page.complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    const expected = /status of 4\d\d|ERR_ABORTED/.test(message.text());
    if (message.type() === 'error' && !expected) page.complaints.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** Everything axe finds wrong, in words; frames are not entered (the PDF viewer is the browser's own). */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  // Fading dialogs would be judged half transparent.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, iframes: false, resultTypes: ['violations'] }), STANDARDS);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim() ?? rule.help}`));
}

/** Wide and on a phone, as it stands now; what is open stays open. */
export async function looksRight(page) {
  const wrong = [];
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    // As tall as the page is: else a field may stand half under the bar at the bottom, wherever it happens to be scrolled.
    await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, await page.evaluate(() => document.documentElement.scrollHeight)) });
    wrong.push(...(await violations(page)).map((one) => `at ${viewport.width} px: ${one}`));
    if ((await sidewaysScroll(page)) > 0) wrong.push(`at ${viewport.width} px it scrolls sideways`);
  }
  await page.setViewportSize(WIDE);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

export const sidewaysScroll = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Touch targets below 44 px on a narrow page; links inside sentences are exempt, as WCAG says. */
export const smallTargets = (page) => page.evaluate(() => {
  const visible = (box) => box.width > 1 && box.height > 1;
  const inSentence = (one) => one.matches('a') && one.closest('p, li, dd, td, blockquote')?.textContent.trim() !== one.textContent.trim() && getComputedStyle(one).display === 'inline';
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((one) => !one.closest('[hidden], .sr-only') && !one.classList.contains('sr-only') && getComputedStyle(one).visibility !== 'hidden')
    .map((one) => ({ one, box: (one.closest('label.tick, label.choice, label.button, .el-input__wrapper') ?? one).getBoundingClientRect() }))
    .filter(({ one, box }) => visible(box) && box.height < 43.5 && !inSentence(one))
    .map(({ one, box }) => `${one.tagName.toLowerCase()} “${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 20)}” ${Math.round(box.width)}×${Math.round(box.height)}`);
});
