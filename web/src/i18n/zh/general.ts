// Words of the frame, of errors and of signing in.
export default {
  app: {
    name: '签批', latin: 'Qianpi', motto: '依规审批 · 步步可证',
    skip: '跳到正文', menu: '菜单', closeMenu: '关闭菜单', mainNav: '主导航', topBar: '顶部导航', publicNav: '公开服务导航',
    language: 'English', languageHint: '切换到英文', signOut: '退出登录', loading: '正在加载…',
    close: '关闭', cancel: '取消', retry: '重试', more: '更多', search: '查询', none: '无',
    newTab: '（在新窗口打开）', yes: '是', no: '否', total: '共 {n} 条',
    previous: '上一页', next: '下一页', page: '第 {page} 页，共 {pages} 页', pages: '翻页', all: '全部', status: '提示信息', dismiss: '知道了',
  },
  nav: {
    inbox: '待办事项', new: '发起申请', collectors: '公示与会议', registers: '名册', stuck: '停滞事项', me: '个人设置',
    notices: '公示公告', verify: '文书核验', login: '工作人员登录', office: '办公', publicService: '公开服务',
  },
  login: {
    title: '登录', lead: '请使用单位分配的账号登录。', user: '用户名', password: '密码', submit: '登录', busy: '正在登录…',
    userMissing: '请填写用户名', passwordMissing: '请填写密码', wrong: '用户名或密码不正确。连续多次错误，账号将被锁定。',
    locked: '账号已锁定，请稍后再试或联系系统管理员。', expiredTitle: '登录已过期',
    expiredLead: '为保护您的账号，长时间未操作后需要重新登录。页面上已填写的内容不会丢失。', publicHint: '无需登录即可查看公示、核验文书：',
  },
  error: {
    title: '出错了', network: '连不上服务器。请检查网络，稍后重试；已填写的内容仍在页面上。',
    server: '服务器出错了，本次操作没有生效。请稍后重试，仍不行请联系系统管理员。', busy: '服务器正忙，请稍后重试。',
    forbidden: '您没有权限进行此操作。', missing: '没有找到，或者您无权查看。', conflict: '内容已发生变化，请刷新后再办理。',
    invalid: '填写的内容有误，请按提示更正。', tooLarge: '文件过大，请压缩后再上传。', wrongType: '文件类型不符，请上传要求的类型。',
    tooMany: '操作过于频繁，请稍后再试。', full: '服务器存储空间不足，请联系系统管理员。', unauthorised: '请先登录。', other: '操作未成功（{status}）。',
    notFoundTitle: '页面不存在', notFoundLead: '地址可能有误，或者内容已不再公开。', home: '回到首页', problems: '问题',
  },
  me: {
    title: '个人设置', who: '我的信息', name: '姓名', unit: '单位', roles: '角色', password: '修改密码', old: '当前密码', fresh: '新密码', again: '再次输入新密码',
    rule: '至少 8 位，须含大写字母、小写字母、数字、符号中的三类，不得与账号相同，不得与最近五次相同。', change: '修改密码', changed: '密码已修改。',
    differ: '两次输入的新密码不一致', missing: '请填写此项', mustChange: '首次登录须修改初始密码后才能使用系统。', wrongOld: '当前密码不正确，或新密码不符合要求。',
    preferences: '使用习惯', language: '界面语言', chinese: '中文', english: 'English', shortcuts: '使用键盘快捷键',
    shortcutsNote: '列表中 J 下一条、K 上一条、Enter 打开；办件页 A 跳到办理、R 退回；/ 跳到查询框。输入文字时不起作用。',
    undo: '提交后 5 秒内可以撤销', onward: '办理后自动转到下一件', saved: '已保存在本机浏览器中。',
  },
};
