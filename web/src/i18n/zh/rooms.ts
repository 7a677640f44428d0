// Words of the rooms: notices and meetings, registers, and what the public sees.
export default {
  rooms: {
    title: '公示与会议', lead: '把到达同一环节的办件汇集起来，一并公示、审定。', waiting: '等待 {n} 件', running: '进行中', start: '发起', startOn: '发起：{title}', noneRunning: '没有进行中的{title}。', none: '没有您可以查看的公示或会议。轮到您汇集的办件会出现在这里。', noneWaiting: '暂无等待的办件',
  },
  stuck: {
    title: '停滞事项', lead: '无法自行继续的办件和系统未能完成的工作。消除原因后可以重试；重试不会重复办理。', none: '没有停滞的事项。', caption: '停滞事项', retry: '重试', retryFor: '重试：{about}', retried: '已重新安排：{about}', open: '查看办件', openFor: '查看办件：{about}',
  },
  stuckKinds: { case: '办件停滞', timer: '到期事项', delivery: '办件间传递', render: '生成文书', notify: '通知', invite: '邀请', remind: '催办', escalate: '逐级提醒', other: '其他工作' },
  registers: {
    take: '下载表格', takeXlsx: '下载 Excel', takeCsv: '下载 CSV',
    title: '名册', counters: '累计', books: '登记簿', noEntries: '没有登记。', noValue: '无', counts: '计入', countsNot: '不计', counted: '共 {all} 条，计入 {n} 条', corrected: '已更正', lead: '按名册查看登记对象、状态和期限。', none: '没有您可以查看的名册。', count: '{n} 条记录', keyword: '关键词', standing: '状态', until: '有效期至', empty: '名册中还没有记录。办结的入库事项会登记在这里。', emptyFiltered: '没有符合条件的记录。', caption: '{title}记录', noUntil: '长期', noStanding: '未登记',
    record: '登记内容', standings: '状态沿革', main: '主状态', hold: '限制', basis: '依据', cases: '相关办件', noCases: '没有相关办件。', journal: '记载', noJournal: '没有记载。', noStandings: '还没有状态记录。',
  },
  statistics: {
    title: '统计', of: '{title}统计', back: '返回{title}', lead: '截至{day}，{standing}共 {n} 人。', leadAll: '截至{day}，共 {n} 条记录。', all: '合计 {n}', table: '表格', kind: '类别', number: '数量', share: '占比', none: '名册中还没有可以统计的记录。', said: '{title}：{bars}', bar: '{title} {n}', pause: '，',
  },
  public: {
    notices: '公示公告', lead: '公示期内，任何单位和个人均可对公示内容提出异议。', none: '目前没有公示。新的公示会发布在这里。', open: '公示中', closed: '已期满', period: '公示时间', left: '剩 {n} 个工作日', items: '公示 {n} 项', itemList: '公示名单', paper: '公示文书', object: '提出异议', objectOn: '对“{title}”提出异议',
    objectLead: '请如实填写。受理机关将核查并为您保密。', objectSent: '异议已受理', objectCode: '受理编号：{code}。请妥善保存。', submitObjection: '提交异议', closedLead: '公示期已满，不再受理异议。', 
    roster: '名册公开', rosterNone: '名册中还没有公开的记录。', rosterLead: '以下内容依规定公开。',
  },
  verify: {
    title: '文书核验', lead: '输入文书上的核验码，或上传收到的 PDF 文件，核对其真伪。', code: '核验码', codeHint: '印在文书二维码旁', check: '核验', upload: '上传 PDF 核验', uploadLead: '文件只用于比对，不会保存。', pick: '选择 PDF 文件', codeMissing: '请输入核验码', checking: '正在核验…',
    valid: '文书有效', invalid: '文书无效或已失效', unknown: '没有查到此文书', unknownLead: '请核对核验码；如仍查不到，请向出具机关查询。', changed: '文件已被改动', changedLead: '系统中有此文书，但您上传的文件与原件不一致。', unchanged: '文件与原件一致', kind: '类别', name: '文书', number: '文号', holder: '持有人', issued: '出具时间', until: '有效期至', standing: '状态', hash: 'SHA-256',
    journalYes: '流转记录完整，并记有这份文书', journalNo: '流转记录与这份文书不符', endYes: '最后一次签名之后没有任何改动', endNo: '最后一次签名之后被追加了内容',
    signatures: '签名和印章', noSignature: '这份文件没有电子签名。', stamped: '有时间戳', certificateUntil: '证书有效至{day}',
    verdict: { valid: '有效', changed: '签名之后内容被改动', unreadable: '签名已损坏或被改动', outdated: '签名时证书不在有效期内', untrusted: '签名完好，但签名人不是本办公室' },
    law: '软件密钥的法律效力',
    notSignature: '核验结果表示文件与系统记录是否一致，不构成法律意义上的可靠电子签名。', result: '核验结果',
  },
};
