// Words of the case page: deciding, returning, timeline, agenda.
export default {
  why: {
    title: '为什么由我办理，办理后会怎样', role: '经办角色', people: '可以办理的人', excluded: '须回避的人', excludedOne: '{name}：{why}', cause: '由此产生', leads: '若“{title}”', refused: '目前会被拒绝：{why}', comma: '、',
  },
  case: {
    tabs: '办件内容', paper: '文书', form: '表单', files: '附件', flow: '流程图', journal: '流转记录', agenda: '议程', waiting: '待选办件', course: '办理过程',
    papers: '文书列表', paperFrame: '文书：{title}', noPaper: '还没有文书。表单经有关环节签批后，文书会显示在这里。', rendering: '文书正在生成，稍后自动显示。', paperFailed: '文书未能生成，请联系系统管理员。', draftPaper: '草稿', finalPaper: '正式',
    noForm: '这个办件没有您可以查看的表单。', noFiles: '没有附件。申请人上传的材料会列在这里。', noJournal: '还没有流转记录。', openPaper: '在新窗口打开文书', pageOf: '第 {n} 页', caseNo: '办件 {id}',
    giveTo: '交给谁', givePick: '请选择人员', giveMissing: '请选择人员', giveWhere: '位置或环节', given: '已提交：{verb}。',
    act: '办理', opinion: '办理意见', opinionMissing: '请填写办理意见', phrases: '常用语', phraseList: ['同意。', '经核实，情况属实。', '材料齐全，符合规定。', '请补充材料后再报。'],
    basis: '依据', waitingFor: '等待 {who} 办理', nothingToDo: '目前不需要您办理。', ended: '已办结：{outcome}', held: '已挂起', voided: '已作废', running: '办理中',
    moreVerbs: '更多操作', fillFirst: '本环节填写', fillInForm: '请先在左侧“表单”中填写本环节内容', due: '办理期限', started: '发起', parent: '主办件', children: '关联办件', selection: '抽取与邀请', requires: '提交时核对', office: '承办', about: '针对',
    adverseTitle: '确认{title}', adverseLead: '此决定对申请人不利，意见和依据将写入文书。', confirm: '确认{title}', pendingLabel: '{verb}：{title}', undo: '撤销', sendNow: '立即提交', willSend: '{n} 秒后提交', sending: '正在提交…', undone: '已撤销，没有提交。',
    sent: '已办理“{title}”：{verb}。', sentNext: '已办理“{title}”：{verb}。下一环节：{next}。', returnTitle: '退回', returnTo: '退回到', returnReason: '退回原因', returnSubmit: '退回',
    conflictTitle: '已被办理或内容已变化', conflictWho: '{who} 已于 {when} 办理。', conflictLead: '您填写的意见仍保留。请重新查看后再决定。', reload: '重新查看', saveTask: '暂存', taskSaved: '已暂存。', reason: '说明', done: '完成', received: '到达', workingTime: '用时',
    engine: '系统', happened: '实际时间', coming: '后续环节', now: '正在办理', timeline: '办理过程', noTimeline: '还没有办理记录。', selectTask: '选择要办理的任务', showHashes: '显示校验哈希', actor: '操作人', fact: '事项', time: '时间', claimed: '已签收。', released: '已退签。', withdrawn: '已提交撤回。', commented: '批注已添加。',
  },
  agenda: {
    caption: '议程逐项表决', allAgree: '全部{title}', remark: '意见', openCases: '{n} 件异议未结', none: '议程上还没有事项。', unset: '还有 {n} 项未表决', ready: '全部 {n} 项已表决', submit: '提交表决', choice: '对“{title}”的表决', remarkOn: '对“{title}”的意见', remarkMissing: '“{title}”须填写意见', cast: '表决', asked: '正在确认', confirmed: '待定', withdrawn: '已撤出', delivered: '已送达',
    waitingCaption: '可以纳入的办件', pickAll: '全选', since: '等待自', picked: '已选 {n} 件', noneWaiting: '没有等待的办件。到达这一环节的办件会出现在这里，供您勾选。', pick: '选择“{title}”', pickSome: '请至少勾选一件办件',
  },
  flow: { title: '流程图', done: '已办', now: '当前', idle: '未到', summary: '流程图：{done} 个环节已办，当前环节：{now}。', asList: '文字说明', goes: '{title} → {to}', ends: '结束' },
};
