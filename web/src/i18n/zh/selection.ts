// Words of selecting people: places, draws, invitations and their answers, and of cases begun by a case.
export default {
  selection: {
    places: '名额', place: '第 {no} 席', count: '{n} 人', filled: '已确定 {n} 人，共需 {all} 人', open: '待选', invited: '邀请中',
    placeFilled: '已确定', draws: '抽取', draw: '第 {no} 次抽取', noDraws: '还没有抽取。冻结候选名单后，名单、未列入人员及原因会显示在这里。', frozen: '名单冻结', drawn: '已抽取', order: '排序方式',
    words: '见证人所述', wordsLabel: '见证人所述（选填）', wordsNote: '抽取后不能更改。在场见证人可以任说一句话，这句话将参与决定抽取次序，并写入抽取记录。', noCandidates: '没有符合条件的人选。', candidates: '候选名单（{n} 人）', rank: '抽取次序', number: '编号', name: '姓名', result: '邀请结果', notAsked: '未轮到',
    keptOut: '未列入 {n} 人及原因', proof: '核验数据', listHash: '名单哈希', commitment: '抽取前承诺', secret: '抽取后公开的密钥', secretLater: '抽取后公开', protocol: '下载抽取记录',
    invitations: '邀请与答复', askedAt: '邀请时间', until: '答复期限', answeredAt: '答复时间', awaited: '等待答复', withdrawn: '已撤回', notedBy: '{name} 登记', note: '登记答复', noteFor: '登记答复：{name}', answer: '答复', answerFor: '答复对 {name} 的邀请', copy: '复制邀请链接', copyFor: '复制邀请链接：{name}', copied: '给 {name} 的邀请链接已复制。', noted: '{name} 的答复已登记。',
    theAnswer: '答复', answerMissing: '请选择答复', channel: '答复方式', channelMissing: '请选择对方答复的方式', reason: '说明', reasonMissing: '答复“{answer}”须说明理由', sendAnswer: '提交答复',
    forPlace: '名额', person: '人选', personMissing: '请选择一人', frozenNow: '候选名单已冻结。', drawnNow: '已抽取，邀请已发出。', chosenNow: '人选已指定。',
  },
  left: { days: '剩 {n} 天', hours: '剩 {n} 小时', minutes: '剩 {n} 分钟', over: '已到期' },
  orders: { random: '随机', rotation: '轮转', rank: '按条件排序', chosen: '直接指定' },
  channel: { link: '邀请链接', account: '本人账号', phone: '电话', wechat: '微信', message: '短信', sms: '短信', mail: '邮件', letter: '书面', in_person: '当面' },
  children: { asked: '待发起', running: '办理中', ended: '已办结', withdrawn: '已撤回' },
  invitation: {
    page: '邀请', title: '邀请参加：{what}', dear: '{name} 同志：', until: '请于此前答复', reason: '说明', send: '确认答复：{answer}', thanks: '您的答复已收到', already: '这份邀请已经答复', said: '答复：{answer}（{at}）', change: '如情况有变，请与联系人联系。',
    late: '答复时限已过', closed: '这份邀请已不需要答复', lateLead: '如有需要，请与联系人联系。', unknown: '没有这份邀请', unknownLead: '链接可能不完整，或者邀请已经撤回。请核对收到的链接，或与联系人联系。', mine: '待答复的邀请', answer: '查看并答复', answerTo: '查看并答复：{what}',
  },
};
