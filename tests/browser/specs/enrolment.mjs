// The whole path of an enrolment, clicked by its roles: from the application to a certificate that anyone can check.
import { looksRight, openPage } from '../browser.mjs';
import { pdf, photo } from '../files.mjs';
import { CasePage } from '../pages/case.mjs';
import { InboxPage } from '../pages/inbox.mjs';
import { LoginPage } from '../pages/login.mjs';
import { StartPage } from '../pages/start.mjs';
import { expect } from '../report.mjs';

const NAME = '张建国';
const TRUE_ID = '140302196805120016';

export class Office {
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
    this.pages = new Map();
  }
  /** This person's own window, signed in. */
  async as(user) {
    if (!this.pages.has(user)) {
      const page = await openPage(this.browser, this.server.base);
      await new LoginPage(page).enter(user, this.server.passwords.get(user));
      this.pages.set(user, page);
    }
    return this.pages.get(user);
  }
  complaints() {
    return [...this.pages.values()].flatMap((page) => page.complaints);
  }
}

async function fillApplication(form) {
  await form.date('filled_on', '2026-03-02');
  await form.text('name', NAME);
  await form.pick('sex', '男');
  await form.date('birth_date', '1968-05-12');
  await form.files('photo', photo());
  await form.pick('political_status', '中共党员');
  await form.text('mobile', '13803530011');
  await form.text('id_number', '140302196805120018');
  await form.pick('employment', '在岗');
  await form.text('employer', '城北钢铁有限公司');
  await form.text('employer_address', '阳泉市城区桃北中路123号');
  await form.text('employer_contact', '13903530001');
  await form.text('post', '副总工程师');
  await form.text('school', '太原理工大学');
  await form.pick('education', '本科');
  await form.text('professional_title', '高级工程师');
  await form.pick('title_level', '高级');
  await form.text('major', '采矿工程');
  await form.pick('qualifications', '注册安全工程师');
  await form.text('industry', '煤矿');
  await form.code('profession', '瓦斯', '4.3 矿井通风与瓦斯防治');
  await form.text('years_in_trade', '28');
  await form.text('resume', '1990年7月至2003年5月，矿务局三矿通风区技术员、区长；\n2003年6月至今，城北钢铁有限公司副总工程师。');
  await form.text('achievements', '主持完成通风系统改造。');
  await form.pledge('pledge');
  await form.text('applicant_signature', NAME);
  await form.files('id_copy', pdf('身份证复印件.pdf'));
  await form.files('certificates', [pdf('学历证书.pdf'), pdf('职称证书.pdf')]);
}

async function apply(office, report) {
  const page = await office.as('zhangsan');
  const start = new StartPage(page);
  await report.claim('An empty application is not sent; its errors lead to their fields', page, async () => {
    await start.open('专家入库');
    await start.submit.click();
    await start.form.problems.getByRole('link', { name: '请填写姓名' }).click();
    expect(await start.form.field('name').evaluate((one) => one === document.activeElement), 'the link does not lead to the field');
  });
  await report.claim('What is filled in is kept as a draft and survives a reload', page, async () => {
    await fillApplication(start.form);
    await start.draft.waitFor();
    await page.reload();
    expect((await start.form.field('name').inputValue()) === NAME, 'the name is gone after reloading');
  });
  await report.claim('A wrong check digit is told at the field of the ID number', page, async () => {
    await start.submit.click();
    await start.form.problems.waitFor();
    expect((await start.form.field('id_number').getAttribute('aria-invalid')) === 'true', 'the ID number is not marked');
  });
  return report.claim('A complete application is taken and opens its case', page, async () => {
    await start.form.text('id_number', TRUE_ID);
    await start.send();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  });
}

async function decideStep(office, report, { user, step, verb, opinion, words = NAME, before }) {
  const page = await office.as(user);
  return report.claim(`${user}: ${step} — ${verb}`, page, async () => {
    const desk = new CasePage(page);
    await new InboxPage(page).act(words, step);
    if (before) await before(desk, page);
    await desk.decide(verb, opinion);
    await office.server.settle();  // the next step may be another case's, which hears of it by a delivery
  });
}

const tickReview = async (desk) => {
  await desk.tab('表单').click();
  for (const field of ['ethics', 'knowledge', 'site_ability', 'health', 'clean_record']) await desk.form('yq-review').pick(field, '是');
};

async function startCollector(office, report, { user, room, fill, pick, verb }) {
  const page = await office.as(user);
  return report.claim(`${user} starts ${room} and ticks who waits`, page, async () => {
    await page.goto('/collectors');
    await page.getByRole('link', { name: `发起：${room}` }).click();
    const start = new StartPage(page);
    await start.submit.waitFor();
    await fill(start.form);
    await start.send();
    const desk = new CasePage(page);
    await desk.tab('待选办件').click();
    await desk.pickWaiting(pick);
    await looksRight(page);
    await desk.decide(verb);
    await office.server.settle();
  });
}

async function object(office, report) {
  const page = await openPage(office.browser, office.server.base);
  await report.claim('Anyone may object to a name of an open notice and gets a number', page, async () => {
    await page.goto('/notices');
    await page.locator('main li a').first().click();
    await page.getByRole('button', { name: new RegExp(`对“.*${NAME}.*”提出异议`) }).click();
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('alert', { name: '问题' }).waitFor();
    await looksRight(page);
    await page.locator('#objection-objector').fill('某企业');
    await page.locator('#objection-objector_phone').fill('13900000000');
    await page.locator('#objection-objection').fill('所报业绩系他人完成。');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByText(/受理编号：\S+/).waitFor();
  });
}

async function checkCertificate(office, report) {
  const page = await office.as('zhangsan');
  let code = '';
  let bytes = null;
  await report.claim('The applicant sees the case ended and the certificate', page, async () => {
    await new InboxPage(page).open('mine');
    await new InboxPage(page).row(NAME).first().locator('[data-row]').click();
    await page.getByText(/已办结/).first().waitFor();
    const id = new CasePage(page).id();
    const view = await (await page.request.get(`/api/v1/cases/${id}`)).json();
    const paper = view.papers.find((one) => one.title.includes('聘书'));
    expect(paper?.status === 'final' && paper.code, `no certificate among ${view.papers.map((one) => one.title)}`);
    code = paper.code;
    bytes = await (await page.request.get(`/api/v1/cases/${id}/papers/${paper.id}`)).body();
    await page.getByRole('tab', { name: '流程图' }).click();
    await page.getByRole('img', { name: /流程图/ }).waitFor();
  });
  const public_ = await openPage(office.browser, office.server.base);
  await report.claim('The code on the certificate says that it is valid', public_, async () => {
    await public_.goto(`/verify/${code}`);
    await public_.getByRole('heading', { name: '文书有效' }).waitFor();
  });
  await report.claim('The file itself is known; with one byte changed it is not', public_, async () => {
    const box = public_.locator('input[type=file]');
    await box.setInputFiles({ name: '聘书.pdf', mimeType: 'application/pdf', buffer: bytes });
    await public_.getByRole('heading', { name: /文书有效|一致/ }).waitFor();
    const changed = Buffer.from(bytes);
    changed[changed.length - 20] ^= 1;
    await box.setInputFiles({ name: '聘书.pdf', mimeType: 'application/pdf', buffer: changed });
    await public_.getByRole('heading', { name: '没有查到此文书' }).waitFor();
  });
  await report.claim('The register and the public roster name the new expert', page, async () => {
    const emo = await office.as('wangqiang');
    await emo.goto('/registers');
    await emo.locator('main li a').first().click();
    await emo.getByLabel('关键词').fill(NAME);
    await emo.getByRole('button', { name: '查询' }).click();
    await emo.getByRole('link', { name: NAME }).click();
    await emo.getByRole('heading', { level: 1, name: NAME }).waitFor();
  });
}

/** The story stops at the first step that fails: what follows could not hold. */
export async function walkEnrolment(office, report) {
  const steps = [
    () => apply(office, report),
    () => decideStep(office, report, { user: 'steel', step: '单位意见', verb: '同意申报', opinion: '该同志业务精湛，同意申报。' }),
    () => decideStep(office, report, { user: 'wangqiang', step: '材料真实性审核', verb: '材料属实' }),
    () => decideStep(office, report, { user: 'wangqiang', step: '外调核实', verb: '核实无误' }),
    () => decideStep(office, report, { user: 'liuyan', step: '综合评估', verb: '符合条件', opinion: '符合条件。', before: tickReview }),
    () => startCollector(office, report, {
      user: 'wangqiang', room: '入库公示', pick: NAME, verb: '发布公示',
      fill: async (form) => {
        await form.text('contact', '市专家管理办公室');
        await form.text('contact_phone', '0353-2293100');
        await form.text('contact_address', '阳泉市城区');
      },
    }),
    () => object(office, report).then(() => true),
    () => decideStep(office, report, {
      user: 'sunlei', words: '异议', step: '异议核查', verb: '异议不成立', opinion: '经核查，业绩属实。',
      before: async (desk) => desk.beside.text('finding', '业绩证明材料齐全，异议不成立。'),
    }),
    () => office.server.advance('P9D').then(() => true),
    () => startCollector(office, report, {
      user: 'zhaomin', room: '安委办办公会议', pick: NAME, verb: '发出会议通知',
      fill: async (form) => {
        await form.date('meeting_on', '2026-03-12T09:00');
        await form.text('meeting_place', '市应急管理局三楼会议室');
      },
    }),
    // Two of three votes decide; the third is no longer asked.
    ...['chenjun', 'huangli'].map((user) => () => vote(office, report, user)),
    () => decideStep(office, report, {
      user: 'chenjun', words: '会议', step: '会议纪要', verb: '签发纪要',
      before: async (desk) => desk.beside.text('present', '陈军、黄丽、郭伟'),
    }),
    () => decideStep(office, report, { user: 'zhaomin', words: '会议', step: '印发专家名单', verb: '用印印发' }),
    () => decideStep(office, report, { user: 'zhaomin', step: '颁发聘书', verb: '用印颁发' }),
    () => checkCertificate(office, report).then(() => true),
  ];
  for (const step of steps) if (!(await step())) return false;
  return true;
}

async function vote(office, report, user) {
  const page = await office.as(user);
  return report.claim(`${user} votes on every item of the agenda`, page, async () => {
    const desk = new CasePage(page);
    await new InboxPage(page).act('会议', '逐项审议');
    await desk.allAgree('同意');
    await looksRight(page);
    await desk.take('提交表决');
    await desk.send();
    await office.server.settle();
  });
}
