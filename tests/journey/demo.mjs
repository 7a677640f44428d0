// `./dev demo`: the whole path of an enrolment over HTTP, in virtual time, without a browser. Three applicants: one certified, one refused
// for age, one held by an objection; then three dispatches (dispatches.mjs). Every paper and every protocol of a draw goes into a folder.
//   node demo.mjs PROGRAM OUT [DATA]      DATA is kept when it is named, else a temporary folder
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { application, applicants } from './applications.mjs';
import { playDispatches } from './dispatches.mjs';
import { openOffice, Refused } from './office.mjs';

const START = '2026-03-02T09:00:00+08:00';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

let steps = 0;
function say(who, what) {
  steps += 1;
  console.log(`${String(steps).padStart(2)}  ${who.padEnd(9)} ${what}`);
}

class Demonstration {
  constructor(office, out) {
    Object.assign(this, { office, out, papers: [] });
  }

  say(who, what) {
    say(who, what);
  }

  async start(user, workflow, data) {
    const visitor = await this.office.as(user);
    const receipt = await visitor.post('/cases', { package: 'yangquan', workflow, data });
    await this.office.settle();
    return receipt.case;
  }

  async decide(user, id, outcome, what, more) {
    await (await this.office.as(user)).decide(id, outcome, more);
    await this.office.settle();
    say(user, what);
  }

  async apply(user) {
    const data = await application(await this.office.as(user), user);
    const id = await this.start(user, 'enrolment', data);
    say(user, `${data.name}申报，办件 ${id}`);
    return id;
  }

  /** Too old by a day: the engine says so by the check's name, and nothing has changed. */
  async applyTooOld(user) {
    try {
      await this.apply(user);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status !== 422) throw refused;
      return say(user, `${applicants[user].name}申报被拒：${refused.problem.detail}`);
    }
    throw new Error('an applicant above the age limit was taken');
  }

  /** Truth check, outside check, and by someone else the assessment. */
  async check(id, name) {
    await this.decide('wangqiang', id, 'approve', `${name}材料属实`);
    await this.decide('wangqiang', id, 'approve', `${name}外调核实无误`);
    const data = { ethics: true, knowledge: true, site_ability: true, health: true, clean_record: true };
    await this.decide('liuyan', id, 'fit', `${name}符合条件`, { data, opinion: '符合入库条件。' });
  }

  async waiting(user, id) {
    const { rows } = await (await this.office.as(user)).get(`/cases/${id}/waiting`);
    return rows.map((row) => row.case);
  }

  async announce() {
    const id = await this.start('wangqiang', 'notice', {
      notice_title: '关于阳泉市应急管理和安全生产专家库拟入库人选的公示', contact: '专家管理办公室', contact_phone: '0353-2000000', contact_address: '阳泉市南大街1号',
    });
    await this.decide('wangqiang', id, 'approve', '发布公示', { items: await this.waiting('wangqiang', id) });
    return id;
  }

  async object(name) {
    const visitor = this.office.public();
    const [head] = await visitor.get('/public/notices');
    const notice = await visitor.get(`/public/notices/${head.id}`);
    const item = notice.items.find((one) => one.title.includes(name));
    const data = { objector: '赵某', objector_phone: '13803539999', objection: '所报业绩系他人完成。' };
    const { receipt } = await visitor.post(`/public/notices/${head.id}/objections`, { item: item.item, data });
    await this.office.settle();
    say('public', `对${name}提出异议，办件 ${receipt}`);
    return receipt;
  }

  async meet() {
    const id = await this.start('zhaomin', 'meeting', {
      meeting_title: '市安委办2026年第3次办公会议', meeting_on: '2026-03-16T15:00:00+08:00', meeting_place: '三楼会议室',
    });
    await this.decide('zhaomin', id, 'approve', '发出会议通知', { items: await this.waiting('zhaomin', id) });
    for (const member of ['chenjun', 'huangli']) {
      await (await this.office.as(member)).vote(id, 'passed');
      await this.office.settle();
      say(member, '逐项表决：同意');
    }
    await this.decide('chenjun', id, 'approve', '签发会议纪要', { data: { present: '陈军、黄丽、郭伟', minutes_text: '与会人员逐项审议。' } });
    await this.decide('zhaomin', id, 'approve', '印发专家名单');
    return id;
  }

  async badge() {
    const { rows } = await (await this.office.as('wangqiang')).get('/tasks?box=todo&workflow=badge');
    await this.decide('wangqiang', rows[0].case, 'issue', '发放工作牌');
    return rows[0].case;
  }

  /** Whoever reads a case may read its papers; each is checked against the hash in its journal. */
  async collect(user, id) {
    const visitor = await this.office.as(user);
    const view = await visitor.get(`/cases/${id}`);
    for (const paper of view.papers.filter((one) => one.status !== 'draft')) {
      const bytes = await visitor.bytes(`/cases/${id}/papers/${paper.id}`);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (hash !== paper.sha256) throw new Error(`${paper.title} is not what its journal says`);
      const file = `${String(this.papers.length + 1).padStart(2, '0')}-${paper.form}.pdf`;
      writeFileSync(join(this.out, file), bytes);
      this.papers.push({ file, title: paper.title, pages: paper.pages, hash, code: paper.code });
    }
    return view;
  }
}

async function play(demonstration) {
  const { office } = demonstration;
  const zhang = await demonstration.apply('zhangsan');
  const li = await demonstration.apply('lisi');
  await demonstration.applyTooOld('wangwu');
  await demonstration.decide('steel', zhang, 'approve', '单位意见：同意申报，用印', { opinion: '同意申报。' });
  await demonstration.check(zhang, '张建国');
  await demonstration.check(li, '李志强');
  const notice = await demonstration.announce();
  const objection = await demonstration.object('李志强');
  const finding = '经核查，所报业绩不属实。';
  await demonstration.decide('liuyan', objection, 'uphold', '异议成立', { opinion: finding, data: { finding } });
  await office.moveClock({ advance: 'P9D' });
  say('clock', '公示期满');
  const meeting = await demonstration.meet();
  await demonstration.decide('zhaomin', zhang, 'approve', '颁发聘书');
  const badge = await demonstration.badge();
  return [['wangqiang', zhang], ['wangqiang', li], ['wangqiang', notice], ['zhaomin', meeting], ['wangqiang', badge]];
}

/** The last page of the story: how it ended for each, and that anyone can check the certificate. */
async function sumUp(demonstration, cases, protocols) {
  const ends = [];
  for (const [user, id] of cases) ends.push(await demonstration.collect(user, id));
  console.log('');
  for (const paper of demonstration.papers) console.log(`${join(demonstration.out, paper.file)}  ${paper.title}  ${paper.pages} p.  ${paper.hash.slice(0, 12)}`);
  const certificate = demonstration.papers.find((paper) => paper.file.endsWith('-yq-certificate.pdf'));
  const checked = await demonstration.office.public().get(`/public/verify/${certificate.code}`);
  if (!checked.valid) throw new Error(`the certificate does not verify: ${JSON.stringify(checked)}`);
  console.log(`\n核验 verify  ${checked.statement_zh}`);
  for (const view of ends) console.log(`${view.title}：${view.outcome_title ?? view.state_titles.join('、')}`);
  const [certified, objected] = ends;
  if (certified.outcome !== 'approved' || objected.outcome !== 'refused') throw new Error('the applicants did not end as they should');
  for (const file of protocols) console.log(`${file}  ${execFileSync(program, ['draw', 'verify', file], { encoding: 'utf8' }).trim()}`);
  console.log(`\ndemo: 3 applicants, 1 certified, 1 refused for age, 1 held by an objection; 3 dispatches, ${protocols.length} draws; ${steps} steps, ${demonstration.papers.length} papers in ${demonstration.out}`);
}

const [program, out, data] = process.argv.slice(2);
if (!program || !out) {
  console.error('usage: node demo.mjs PROGRAM OUT [DATA]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const file of readdirSync(out)) if (/\.(pdf|json)$/.test(file)) rmSync(join(out, file));
const folder = data ?? mkdtempSync(join(tmpdir(), 'qianpi-demo-'));
let office;
try {
  office = await openOffice(resolve(program), root, resolve(folder), START);
  const demonstration = new Demonstration(office, out);
  const enrolled = await play(demonstration);
  const { cases, protocols } = await playDispatches(demonstration);
  await sumUp(demonstration, [...enrolled, ...cases], protocols);
} catch (error) {
  console.error(error);
  if (office) console.error(office.said.split('\n').slice(-20).join('\n'));
  process.exitCode = 1;
} finally {
  if (office) await office.close();
  if (!data) rmSync(folder, { recursive: true, force: true });
}
