// Each of the six roles once, in a window of its own: what it finds when it comes in, and the one thing that it does here. A major hazard, reported
// by the expert, stands on top of every inbox concerned.
import { openPage } from '../browser.mjs';
import { CasePage } from '../pages/case.mjs';
import { InboxPage } from '../pages/inbox.mjs';
import { StartPage } from '../pages/start.mjs';
import { expect } from '../report.mjs';

const HAZARD = '现场重大风险隐患报告';
const CLOCK_MINUTES = 30;

const officeClock = async (page) => (await (await page.request.get('/api/v1/demo/clock')).json()).now;
const minutesLater = (time, minutes) => new Date(Date.parse(time) + minutes * 60_000).toISOString();

/** The first line of the inbox, as the page shows it and as the server tells it. */
async function topOf(page) {
  await new InboxPage(page).open();
  const shown = await page.locator('main tbody tr').first().innerText();
  const [row] = (await (await page.request.get('/api/v1/tasks')).json()).rows;
  return { shown, row };
}

async function reportHazard(expert, start) {
  const now = await officeClock(expert);
  await start.open(HAZARD);
  await start.form.text('found_at', `${now.slice(0, 11)}${minutesLater(now, 8 * 60 - 5).slice(11, 16)}`);
  await start.form.text('enterprise', '东山煤矿');
  await start.form.text('enterprise_phone', '13903530021');
  await start.form.text('work_place', '3号采煤工作面');
  await start.form.text('finder', '周文斌');
  await start.form.pick('hazard_kind', '可能造成人员伤亡的重大风险隐患');
  await start.form.text('hazard_facts', '采煤工作面瓦斯超限，仍在作业。');
  await start.send();
  return now;
}

export async function eachRoleFindsItsWork(office, report) {
  const claim = (title, page, proof) => report.claim(title, page, proof);
  const expert = await office.as('zhouwenbin');
  let reported = '';

  await claim('The expert reports a major hazard, and sees that it was taken', expert, async () => {
    reported = await reportHazard(expert, new StartPage(expert));
    await new CasePage(expert).tab('流转记录').waitFor();
  });

  for (const [user, who] of [['dongshan', 'enterprise'], ['zhaomin', 'commission office'], ['wangqiang', 'pool office']]) {
    const page = await office.as(user);
    await claim(`The ${who} finds the hazard on top of its inbox, with half an hour on its clock`, page, async () => {
      const { shown, row } = await topOf(page);
      expect(shown.includes(HAZARD) && shown.includes('急'), `on top stands: ${shown}`);
      expect(Date.parse(row.due_at) === Date.parse(minutesLater(reported, CLOCK_MINUTES)), `it is due at ${row.due_at}`);
    });
  }

  const enterprise = await office.as('dongshan');
  await claim('The enterprise confirms that it stopped and withdrew its people', enterprise, async () => {
    await new InboxPage(enterprise).act(HAZARD);
    const it = new CasePage(enterprise);
    const now = await officeClock(enterprise);
    await it.beside.text('evacuated_at', `${now.slice(0, 11)}${minutesLater(now, 8 * 60 - 1).slice(11, 16)}`);
    await it.decide('已停产撤人');
  });

  const section = await office.as('luyao');
  await claim('Another using department may ask for experts and file what it did, and sees nothing of other departments', section, async () => {
    await section.goto('/new');
    await section.getByRole('link', { name: '填写：一般情况委派' }).waitFor();
    await new InboxPage(section).open();
    expect(!(await section.getByText('危险化学品监管科').count()), 'another department shows');
  });

  const county = await office.as('pingding');
  await claim('Another using unit files its use of an expert beforehand', county, async () => {
    await new StartPage(county).open('使用专家事先报备');
    expect(!(await county.getByRole('link', { name: '填写：一般情况委派' }).count()), 'it may ask for a dispatch');
  });

  const emo = await office.as('wangqiang');
  await claim('The pool office sees its pool in pictures', emo, async () => {
    await emo.goto('/registers/yangquan/expert');
    await emo.getByRole('link', { name: '统计', exact: true }).click();
    await emo.getByRole('heading', { level: 1, name: '专家统计' }).waitFor();
    await emo.getByRole('img', { name: /^按行业领域：.*煤矿 \d+/ }).waitFor();
    await emo.getByText('表格').first().click();
    await emo.getByRole('table', { name: '按行业领域' }).getByRole('row', { name: /^煤矿/ }).waitFor();
  });

  const applicant = await office.as('lisi');
  await claim('The applicant finds the application and no work of the office', applicant, async () => {
    await applicant.goto('/new');
    await applicant.getByRole('link', { name: '填写：专家入库' }).waitFor();
    expect((await applicant.request.get('/api/v1/registers')).ok(), 'no answer');
    expect(!(await (await applicant.request.get('/api/v1/registers')).json()).length, 'an applicant reads registers');
  });

  const citizen = await office.as('shimin');
  await claim('A citizen complains about an expert', citizen, async () => {
    const start = new StartPage(citizen);
    await start.open('举报专家');
    await start.form.text('reporter', '市民举报人');
    await start.form.text('reporter_phone', '13903530031');
    await start.form.text('accused', '周文斌');
    await start.form.text('complaint', '检查中推销设备。');
    await start.send();
  });

  const anyone = await openPage(office.browser, office.server.base);
  office.pages.set('anyone', anyone);
  await claim('The public reads notices and the roster without signing in', anyone, async () => {
    await anyone.goto('/notices');
    await anyone.getByRole('heading', { level: 1, name: '公示公告' }).waitFor();
    await anyone.goto('/roster/yangquan/expert');
    await anyone.getByText('周文斌').first().waitFor();
    expect((await anyone.request.get('/api/v1/registers/yangquan/expert/statistics')).status() === 401, 'statistics are open to all');
  });
}
