/** Texts of the staff page. */
export const staff = {
  staff: {
    title: '人员', failed: '没能读取人员名单。', list: '人员名单', find: '查找', role: '角色', showDisabled: '显示已停用的', add: '添加人员', none: '没有符合条件的人员。', certificateOf: '{value} 级证书', disabled: '已停用', locked: '已锁定', oneTime: '还没有自己的密码',
    userName: '用户名', userNameHint: '小写字母、数字、减号、点和下划线', displayName: '姓名（同事看到的）', roles: '角色', partner: '哪个合作单位（只能看到交给它的事项）', profile: '咨询员', alias: '称呼（来访者看到的，不填则用姓名）', certificate: '证书', county: '县（市、区）', noCounty: '不限', lines: '服务的热线', skills: '专长和语言', skillsHint: '英语、温州话、手语文字等语言也写在这里；1 级最低，5 级最高。', level: '级别',
    chatCapacity: '同时接几个文字来访', highRiskLimit: '每周高风险来访上限', noLimit: '不限', voice: '电话怎样接', telephone: '自己的电话', sip: '网络电话地址（以 sip: 开头）', account: '账号', disable: '停用这个账号', unlock: '解除锁定', reset: '重设密码', resetYes: '确定重设，对方会被退出登录',
    when: '专长、热线、证书、地区、同时数和上限对上班中的人立即生效；电话从下一次通话起生效；角色和停用最多一分钟后生效，停用后立即不再派单。所有修改都记入审计记录。',
    savedNow: '已保存，立即生效。', savedLater: '已保存。实时系统暂时连不上，从下一次上班起生效。', password: '一次性密码，只显示这一次，{until} 前有效。第一次登录时要换成自己的密码：',
    wrong: {
      userName: '用户名已经有人用，或者有不能用的字符。', displayName: '请填写姓名，最多 100 字。', partner: '请选一个合作单位；合作单位的账号不能有别的角色。', roles: '至少要有一个角色；不能取消自己的管理员角色，也不能停用自己。', profile: '咨询员需要填写咨询员信息。', alias: '称呼最多 50 字。', certificate: '没有这种证书。', county: '没有这个县（市、区）。', lines: '至少选择一条热线。', skills: '专长只能用 1–32 个文字、数字和连字符，级别 1 到 5。', chatCapacity: '同时数要在 0 到 10 之间；不接电话的人至少接一个文字来访。', highRiskLimit: '上限要在 0 到 100 之间。', voice: '没有这种接法。', voiceNumber: '电话或网络电话地址写得不对。', id: '编号不对，请重新打开。',
    },
  },
}
export const staffWords = { voiceWay: { None: '不接电话', Browser: '在浏览器里接', Telephone: '用自己的电话接', Sip: '用网络电话接' } }
