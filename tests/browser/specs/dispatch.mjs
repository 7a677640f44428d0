// An ordinary dispatch, clicked by its roles: the request, the list frozen and drawn, one invitation answered by its link on a phone, one
// written down after a call, a redraw, and what everybody else sees of it.
import { looksRight, NARROW, openPage, sidewaysScroll, smallTargets, violations } from '../browser.mjs';
import { CasePage } from '../pages/case.mjs';
import { FormSheet } from '../pages/form.mjs';
import { InboxPage } from '../pages/inbox.mjs';
import { StartPage } from '../pages/start.mjs';
import { expect } from '../report.mjs';

const MATTER = '对城北煤矿开展通风系统专项检查';

/** ISO days from the office's clock, which these tests move. */
async function days(page, ahead) {
  const { now } = await (await page.request.get('/api/v1/demo/clock')).json();
  return new Date(Date.parse(now.slice(0, 10)) + ahead * 86_400_000).toISOString().slice(0, 10);
}

async function fillRequest(page, form) {
  await form.text('section', '危险化学品监管科');
  await form.text('contact_person', '马超');
  await form.text('contact_phone', '03532000000');
  await form.pick('task_kind', '安全检查、专项整治、隐患排查和整改验收');
  await form.text('matter', MATTER);
  await form.text('enterprise', '城北煤业有限公司');
  await form.date('work_from', await days(page, 7));
  await form.date('work_to', await days(page, 8));
  await form.pick('category', '安全生产');
  await form.field('demand').getByRole('button', { name: '增加一行' }).click();
  await form.row('demand', 0, 'profession').selectOption('11');
  await form.row('demand', 0, 'count').fill('2');
}

export async function walkDispatch(office, report) {
  const claim = (title, page, proof) => report.claim(title, page, proof);
  const section = await office.as('machao');
  const head = await office.as('linfeng');
  const leader = await office.as('hejing');
  const emo = await office.as('wangqiang');
  const phone = await openPage(office.browser, office.server.base, NARROW);
  office.pages.set('phone', phone);
  const selection = (page) => page.getByRole('tabpanel', { name: '抽取与邀请' });
  const asked = (page) => page.getByRole('region', { name: '邀请与答复' }).getByRole('listitem');
  const open = async (page) => (await page.goto(`/cases/${id}`), page.getByRole('tablist').waitFor());
  const view = async (page) => (await page.request.get(`/api/v1/cases/${id}`)).json();
  let id = '';

  const stands = await claim('A section asks for two experts of one profession by a request with a row', section, async () => {
    const start = new StartPage(section);
    await start.open('一般情况委派');
    await fillRequest(section, start.form);
    await looksRight(section);
    await start.send();
    id = new CasePage(section).id();
  });
  if (!stands) return;

  await claim('The head, the leader and the office let it pass', emo, async () => {
    for (const [page, verb] of [[head, '同意申请'], [leader, '同意申请'], [emo, '受理']]) {
      await new InboxPage(page).act('委派');
      await new CasePage(page).decide(verb, '同意。');
    }
  });

  await claim('Who could be drawn is frozen, with who was kept out and why, before anything is drawn', emo, async () => {
    await open(emo);
    await emo.getByRole('main').getByRole('button', { name: '冻结名单', exact: true }).click();
    await selection(emo).getByText('名单冻结').first().waitFor();
    await selection(emo).getByText(/候选名单（\d+ 人）/).waitFor();
    await selection(emo).getByText('核验数据').click();
    await selection(emo).getByText('抽取后公开', { exact: true }).waitFor();
    await looksRight(emo);
  });

  await claim('A draw takes a witness’s words and invites as many as are wanted', emo, async () => {
    await emo.getByRole('main').getByRole('button', { name: '抽取', exact: true }).click();
    await emo.getByLabel('见证人所述（选填）').fill('今天下雨');
    await looksRight(emo);
    await emo.getByRole('dialog').getByRole('button', { name: '抽取', exact: true }).click();
    await asked(emo).nth(1).waitFor();
    expect((await asked(emo).count()) === 2, 'not two were asked');
    await looksRight(emo);
  });

  await claim('The draw’s protocol can be taken away by whoever sees the case', section, async () => {
    await open(section);
    await section.getByRole('tab', { name: '抽取与邀请' }).click();
    const download = section.waitForEvent('download');
    await selection(section).getByRole('link', { name: '下载抽取记录' }).first().click();
    expect((await download).suggestedFilename().endsWith('.json'), 'the protocol is no JSON file');
    expect((await selection(section).getByRole('button', { name: /登记/ }).count()) === 0, 'the section may note answers');
    await looksRight(section);
  });

  await claim('An invited expert answers by the link on a phone, without an account', phone, async () => {
    const { invitations } = (await view(emo)).selection;
    await phone.goto(`/invitation/${invitations[0].code}`);
    await phone.getByRole('heading', { level: 1, name: /邀请参加/ }).waitFor();
    for (const words of [MATTER, '城北煤业有限公司', '请于此前答复']) await phone.getByText(words).first().waitFor();
    expect((await violations(phone)).length === 0, (await violations(phone)).join('\n'));
    expect((await smallTargets(phone)).length === 0, (await smallTargets(phone)).join('\n'));
    await phone.getByRole('button', { name: '不能参加', exact: true }).click();
    await phone.getByRole('button', { name: '确认答复：不能参加' }).click();
    await phone.getByText('答复“不能参加”须说明理由').waitFor();
    expect((await violations(phone)).length === 0, (await violations(phone)).join('\n'));
    await phone.getByRole('button', { name: '能参加', exact: true }).click();
    await phone.getByRole('button', { name: '确认答复：能参加' }).click();
    await phone.getByText('您的答复已收到').waitFor();
    expect((await violations(phone)).length === 0, (await violations(phone)).join('\n'));
    expect((await sidewaysScroll(phone)) <= 0, 'the page scrolls sideways');
  });

  await claim('An invitation answered once says so, and an unknown one tells nothing', phone, async () => {
    await phone.reload();
    await phone.getByText('这份邀请已经答复').waitFor();
    await phone.goto('/invitation/nosuchcode');
    await phone.getByRole('heading', { name: '没有这份邀请' }).waitFor();
    expect((await violations(phone)).length === 0, (await violations(phone)).join('\n'));
  });

  await claim('A no given on the phone is written down with its reason, and the next of the draw is asked at once', emo, async () => {
    await open(emo);
    const other = (await view(emo)).selection.invitations.find((one) => one.status === 'asked').name;
    await selection(emo).getByRole('button', { name: `登记答复：${other}` }).click();
    const dialog = emo.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交答复' }).click();
    await dialog.getByText('请选择对方答复的方式').waitFor();
    await looksRight(emo);
    await dialog.getByLabel('不能参加', { exact: true }).check();
    await dialog.getByLabel('电话', { exact: true }).check();
    await dialog.getByLabel(/^说明/).fill('出差');
    await dialog.getByRole('button', { name: '提交答复' }).click();
    await asked(emo).filter({ hasText: '等待答复' }).first().waitFor();
    const { invitations } = (await view(emo)).selection;
    expect(invitations.length === 3 && invitations[1].channel === 'phone' && invitations[1].noted_by === '王强', JSON.stringify(invitations));
    await selection(emo).getByText('电话 · 王强 登记').waitFor();
  });

  await claim('With the last place filled the order waits for its signature', emo, async () => {
    const { invitations } = (await view(emo)).selection;
    await phone.goto(`/invitation/${invitations[2].code}`);
    await phone.getByRole('button', { name: '能参加', exact: true }).click();
    await phone.getByRole('button', { name: '确认答复：能参加' }).click();
    await phone.getByText('您的答复已收到').waitFor();
    await open(emo);
    await emo.getByText('签发委派单').first().waitFor();
    const { places } = (await view(emo)).selection;
    expect(places.every((one) => one.status === 'filled'), 'a place is not filled');
  });

  await claim('Sent back to the draw, a vacated place is drawn again without asking anyone twice', emo, async () => {
    const before = (await view(emo)).selection.invitations.map((one) => one.name);
    const signer = await office.as('sunlei');
    const seen = await (await signer.request.get(`/api/v1/cases/${id}`)).json();
    const task = seen.tasks.find((one) => one.mine && one.outcomes.some((outcome) => outcome.name === 'redraw'));
    expect(task, 'nobody may send it back to the draw');
    await signer.goto(`/cases/${id}?task=${task.no}&outcome=redraw`);
    await signer.getByRole('tablist').waitFor();
    const desk = new CasePage(signer);
    await desk.opinion.fill('第1席专家另有安排。');
    await desk.take('退回重新抽取');
    const form = new FormSheet(signer, 'outcome-yq-f5');
    await form.field('vacated').getByRole('button', { name: '增加一行' }).click();
    await form.row('vacated', 0, 'place').fill('1');
    await looksRight(signer);
    await signer.getByRole('dialog').getByRole('button', { name: '确认退回重新抽取' }).click();
    await desk.send();
    await open(emo);
    await emo.getByRole('main').getByRole('button', { name: '冻结名单', exact: true }).click();
    await emo.getByRole('main').getByRole('button', { name: '抽取', exact: true }).click();
    await emo.getByRole('dialog').getByRole('button', { name: '抽取', exact: true }).click();
    await asked(emo).filter({ hasText: '等待答复' }).first().waitFor();
    const now = (await view(emo)).selection.invitations.map((one) => one.name);
    expect(now.length === before.length + 1 && !before.includes(now.at(-1)), `asked: ${now.join('、')}`);
  });
}
