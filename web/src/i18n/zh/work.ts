// Words of the inbox, of starting, of forms and of the case.
export default {
  inbox: {
    title: '待办事项', boxes: '事项分类', todo: '待办', done: '已办', mine: '我发起的', drafts: '草稿',
    keyword: '关键词', keywordHint: '标题、申请人、单位', workflow: '流程', overdueOnly: '仅看超期', apply: '查询', reset: '重置',
    urgentTitle: '标题', flow: '流程 · 环节', applicant: '申请人 · 单位', arrived: '到达', due: '期限', actions: '操作', result: '结果', saved: '保存时间',
    urgent: '急', act: '办理', view: '查看', go: '继续填写', drop: '删除', dropTitle: '删除草稿', dropLead: '删除后不能恢复。确定删除“{title}”吗？', dropped: '草稿已删除。',
    caption: '{box}列表', emptyTodo: '没有待办事项。轮到您办理的审批、核验、表决会出现在这里。', emptyDone: '还没有已办事项。您办理过的事项会留在这里，可随时查看进展。',
    emptyMine: '您还没有发起过申请。发起后可在这里看到办到哪一步。', emptyDrafts: '没有草稿。填写申请时系统会自动保存草稿。', emptyFiltered: '没有符合条件的事项。请放宽查询条件。',
    keys: '快捷键：J 下一条，K 上一条，Enter 打开', actOn: '办理：{title}', outcomeOn: '{outcome}：{title}',
  },
  due: { none: '无期限', left: '剩 {n} 个工作日', today: '今日到期', overdue: '已超期', overdueBy: '超期 {n} 个工作日', at: '期限 {at}' },
  start: {
    title: '发起申请', lead: '选择要办理的事项。', none: '目前没有您可以发起的事项。可发起的申请会按流程包列在这里。', basis: '依据', begin: '填写', beginOn: '填写：{title}',
    submit: '提交申请', submitting: '正在提交…', leave: '稍后继续', nextUnknown: '提交后 → 按流程转入下一环节，可在“我发起的”查看进展。',
    draftSaved: '草稿已于 {at} 自动保存', draftSaving: '正在保存草稿…', draftFailed: '草稿未能保存，请不要关闭页面', draftNone: '填写后将自动保存草稿', draftConflict: '此草稿已在别处修改。请选择保留哪一份。',
    keepMine: '保留本页内容', takeTheirs: '使用已保存的内容', submitted: '已提交“{title}”。', refused: '不符合条件，未能提交',
  },
  form: {
    required: '必填', summary: '有 {n} 处需要更正', missing: '请填写{title}', choose: '请选择{title}', attach: '请上传{title}', tooLong: '{title}不能超过 {max} 个字', tooMany: '{title}最多 {max} 项',
    pattern: '{title}的格式不正确', number: '{title}请填写数字', count: '{n}/{max} 字', capitals: '大写：{words}', from: '起', to: '止',
    pick: '请选择', filter: '输入名称或编号筛选', wholeGroup: '{title}（整个门类）', nothingChosen: '尚未选择', noMatch: '没有匹配的项目', remove: '移除{title}', addRow: '增加一行', removeRow: '删除第 {n} 行', row: '第 {n} 行',
    noRows: '还没有内容，请增加一行。', upload: '选择文件', photoPick: '选择照片', photoChange: '更换照片', photoAlt: '{title}预览', photoNone: '照片', uploading: '正在上传 {name}…', uploaded: '已上传 {name}',
    fileTypes: 'PDF、JPG、PNG、DOCX、XLSX 或 OFD，每个不超过 20 MB', photoTypes: 'JPG 或 PNG，不超过 20 MB', fileTooLarge: '{name} 超过 20 MB', fileEmpty: '{name} 是空文件', fileWrong: '{name} 的类型不符，只能上传 {types}',
    pledgeCopy: '请逐字抄写上面的承诺内容', pledgeDone: '已抄写完整', pledgeLeft: '还差 {n} 字', pledgeDiffers: '从第 {n} 字起与承诺内容不一致', signName: '请输入本人姓名作为签名',
    empty: '（未填）', signedBy: '{name}　{date}',
  },
};
