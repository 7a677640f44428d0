// The demonstration's dispatches: an ordinary one with an inability and a redraw, a direct selection, and an emergency approved afterwards. Experts
// answer by their accounts, by the link of their invitation, or by telephone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Accounts of the experts who may be drawn, by name. */
const EXPERTS = { 周文斌: 'zhouwenbin', 吴国栋: 'wuguodong', 沈玉梅: 'shenyumei', 朱振宇: 'zhuzhenyu', 严敏: 'yanmin' };

const REQUEST = {
  section: '危险化学品监管科', contact_person: '马超', contact_phone: '13903530021', category: ['safety'], work_place: '城北工业园', enterprise_phone: '03532000001',
};

class Dispatch {
  constructor(demonstration, id, name) {
    Object.assign(this, { demonstration, office: demonstration.office, id, name });
  }

  decide(user, outcome, what, more) {
    return this.demonstration.decide(user, this.id, outcome, `${this.name}：${what}`, more);
  }

  async view(user = 'wangqiang') {
    return (await this.office.as(user)).get(`/cases/${this.id}`);
  }

  /** By the button that the page would show. */
  async offered(user, verb, body, what) {
    const visitor = await this.office.as(user);
    const offer = (await this.view(user)).offers.find((one) => one.verb === verb);
    if (!offer) throw new Error(`${this.name} does not offer ${verb}`);
    await visitor.post(`/cases/${this.id}/tasks/${offer.task}/${verb}`, body);
    await this.office.settle();
    this.demonstration.say(user, `${this.name}：${what}`);
  }

  async invited() {
    return (await this.view()).selection.invitations.filter((one) => one.status === 'asked');
  }

  async answerByAccount(name, answer, opinion) {
    const visitor = await this.office.as(EXPERTS[name]);
    const [mine] = await visitor.get('/invitations');
    await visitor.post(`/invitations/${mine.code}/answer`, { answer, opinion });
    await this.answered(name, '用账号答复', answer);
  }

  async answerByLink(invitation, answer) {
    await this.office.public().post(`/invitations/${invitation.code}/answer`, { answer });
    await this.answered(invitation.name, '用链接答复', answer);
  }

  async answerByPhone(invitation, answer) {
    const clerk = await this.office.as('wangqiang');
    await clerk.post(`/cases/${this.id}/invitations/${invitation.no}/answer`, { answer, channel: 'phone' });
    await this.answered(invitation.name, '电话答复，由办公室记下', answer);
  }

  async answered(name, how, answer) {
    await this.office.settle();
    this.demonstration.say(EXPERTS[name] ?? 'public', `${this.name}：${name}${how}：${{ accept: '能参加', unable: '不能参加' }[answer]}`);
  }

  /** Section, head, leader in charge; then the office takes it. */
  async approve() {
    await this.decide('linfeng', 'approve', '使用部门负责人同意');
    await this.decide('hejing', 'approve', '分管领导同意');
    await this.decide('wangqiang', 'approve', '受理');
  }

  async choose(name) {
    const register = await (await this.office.as('wangqiang')).get(`/registers/yangquan/expert?q=${encodeURIComponent(name)}`);
    await this.offered('wangqiang', 'choose', { place: 1, record: register.rows[0].id }, `选派${name}`);
  }

  async brief(at, more = {}) {
    const data = { briefed_at: at, briefed_by: '马超', briefed_people: (await this.team()).join('、'), briefing_notes: '宣读廉洁、保密、回避规定。', ...more };
    await this.decide('machao', 'complete', '廉政教育，开始工作', { data });
  }

  async team() {
    return (await this.view()).selection.places.filter((one) => one.status === 'filled').map((one) => one.name);
  }

  /** Each expert is rated by the section and hands in the record card. */
  async rateAndReport(grades) {
    for (const name of await this.team()) {
      const [grade, explanation] = grades[name] ?? ['good'];
      const rated = await this.child('machao', 'evaluation', name);
      await this.demonstration.decide('machao', rated, 'submit', `${this.name}：考评${name}`, { data: { grade, explanation } });
      const card = await this.child(EXPERTS[name], 'record-card', name);
      await this.demonstration.decide(EXPERTS[name], card, 'submit', `${this.name}：${name}交回工作记录卡`, { data: { work_report: `检查${REQUEST.work_place}，提出书面意见三条。` } });
      this.cards = [...(this.cards ?? []), card];
    }
  }

  async child(user, workflow, name) {
    const { rows } = await (await this.office.as(user)).get(`/tasks?box=todo&workflow=${workflow}`);
    const row = rows.find((one) => one.title.includes(name));
    if (!row) throw new Error(`${user} has no ${workflow} of ${name} to do: ${JSON.stringify(rows.map((one) => one.title))}`);
    return row.case;
  }

  async close(attendance) {
    await this.decide('machao', 'complete', '交回委派单', { opinion: '情况属实。', data: { attendance } });
    await this.decide('liuyan', 'match', '台账核对相符', { data: { ledger_notes: '委派单、工作记录卡齐全。' } });
  }

  /** Whatever was drawn, as the file that anyone can check. */
  async keepProtocols(out) {
    const clerk = await this.office.as('wangqiang');
    const { draws } = (await this.view()).selection;
    return Promise.all(draws.map(async ({ no }) => {
      const file = join(out, `draw-${no}.json`);
      writeFileSync(file, await clerk.bytes(`/cases/${this.id}/draws/${no}/protocol`));
      return file;
    }));
  }
}

async function begin(demonstration, user, workflow, data, name) {
  const dispatch = new Dispatch(demonstration, await demonstration.start(user, workflow, data), name);
  demonstration.say(user, `${name}：提出，办件 ${dispatch.id}`);
  return dispatch;
}

/** Three experts of two trades; the first who answers is ill, and the next of the same draw is asked. */
async function ordinary(demonstration) {
  const dispatch = await begin(demonstration, 'machao', 'dispatch', {
    ...REQUEST, task_kind: 'check', matter: '对城北钢铁有限公司煤气柜区和危险化学品储存开展专项安全检查', enterprise: '城北钢铁有限公司',
    work_from: '2026-03-18', work_to: '2026-03-19', demand: [{ profession: '6', count: 2 }, { profession: '8', count: 1 }],
  }, '一般委派');
  await dispatch.approve();
  await dispatch.offered('wangqiang', 'freeze', {}, '封存候选名单');
  await dispatch.offered('wangqiang', 'draw', { words: '春分将至' }, '抽取');
  const [first] = await dispatch.invited();
  await dispatch.answerByAccount(first.name, 'unable', '住院治疗');
  const [second, third, ...rest] = await dispatch.invited();
  await dispatch.answerByAccount(second.name, 'accept');
  await dispatch.answerByLink(third, 'accept');
  for (const one of rest) await dispatch.answerByPhone(one, 'accept');
  await dispatch.decide('sunlei', 'approve', '签发委派单', { opinion: '同意委派。' });
  await dispatch.office.moveClock({ to: '2026-03-18T08:30:00+08:00' });
  await dispatch.brief('2026-03-18T08:10:00+08:00', { briefed: true });
  await dispatch.office.moveClock({ to: '2026-03-20T09:00:00+08:00' });
  await dispatch.rateAndReport({ 沈玉梅: ['excellent'] });
  await dispatch.close('三名专家两日均按时到岗。');
  return dispatch;
}

async function direct(demonstration) {
  const dispatch = await begin(demonstration, 'machao', 'direct-dispatch', {
    ...REQUEST, task_kind: 'licence', situation: '4', matter: '对城北钢铁有限公司高炉大修项目开展安全设施设计审查', enterprise: '城北钢铁有限公司',
    work_from: '2026-03-25', work_to: '2026-03-25', demand: [{ profession: '8.1', count: 1 }],
  }, '直接选派');
  await dispatch.approve();
  await dispatch.choose('沈玉梅');
  await dispatch.answerByAccount('沈玉梅', 'accept');
  await dispatch.decide('sunlei', 'approve', '签发委派单', { opinion: '同意委派。' });
  return dispatch;
}

async function emergency(demonstration) {
  await demonstration.office.moveClock({ to: '2026-03-23T10:00:00+08:00' });
  const dispatch = await begin(demonstration, 'wangqiang', 'emergency-dispatch', {
    ...REQUEST, category: undefined, emergency_kind: 'accident', used_at: '2026-03-23T09:20:00+08:00', ordered_by: '何静', using_unit: 'chem',
    matter: '某煤矿井下涌水事故处置技术支持', enterprise: '某煤矿', demand: [{ profession: '4.3', count: 1 }],
  }, '应急委派');
  await dispatch.choose('吴国栋');
  await dispatch.brief('2026-03-23T09:40:00+08:00', { work_started_at: '2026-03-23T10:00:00+08:00' });
  await demonstration.office.moveClock({ to: '2026-03-24T18:30:00+08:00' });
  await dispatch.decide('machao', 'complete', '工作结束', { data: { work_end: '2026-03-24T18:00:00+08:00' } });
  const data = {
    ...REQUEST, task_kind: 'rescue', category: ['emergency'], matter: '某煤矿井下涌水事故处置技术支持', enterprise: '某煤矿',
    work_from: '2026-03-23', work_to: '2026-03-24', demand: [{ profession: '4.3', count: 1 }],
  };
  await dispatch.decide('machao', 'submit', '补办使用申请', { data });
  await dispatch.decide('linfeng', 'approve', '使用部门负责人同意');
  await dispatch.decide('hejing', 'approve', '分管领导同意');
  await dispatch.decide('liuyan', 'approve', '同意补批');
  await dispatch.decide('sunlei', 'approve', '补发委派单', { opinion: '同意，事后补发。' });
  await dispatch.rateAndReport({ 吴国栋: ['excellent'] });
  await dispatch.close('专家随叫随到，昼夜值守。');
  return dispatch;
}

/** The cases whose papers belong to the story, each with someone who may read them. */
export async function playDispatches(demonstration) {
  const done = [await ordinary(demonstration), await direct(demonstration), await emergency(demonstration)];
  const protocols = await done[0].keepProtocols(demonstration.out);
  const cases = done.flatMap((one) => [['wangqiang', one.id], ...(one.cards ?? []).map((card) => ['wangqiang', card])]);
  return { cases, protocols };
}
