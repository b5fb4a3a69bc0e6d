/** 上报：来访旁边的面板，督导的列表和设置。 */
export const escalations = {
  tab: '上报', title: '上报', none: '这次来访还没有上报。', raise: '上报', raising: '上报给谁', send: '确认上报', cancel: '取消', suggested: '建议',
  summary: '对方需要知道的情况', summaryHint: '对方会看到这段话、风险等级和热线名称，看不到来访者的姓名、号码和谈话。只写必要的。', whereabouts: '来访者说过的位置', whereaboutsHint: '加密保存，只在救援时由督导说明理由后打开。号码和网络地址会自动附上。',
  serves: '学校或乡镇（街道）', servesUnknown: '不清楚：由县（市、区）值班接手', recipient: '先通知', anybody: '按值班表', care: '需要什么', anyCare: '由医院决定', vicePrincipal: '心理副校长', vicePrincipalHint: '服务这所学校、可以开通绿色通道的医生；不填就是所选医院的联系人。', consent: '结果可以告诉学校多少', school: '告诉哪所学校', noSchool: '不告诉学校', neutral: '监护人由人决定是否告知：系统不会自动联系任何监护人。',
  owner: '现在由{who}负责', due: '还剩 {time}', late: '已超时 {time}', raisedBy: '{when} 上报', round: '第 {round} 轮', desk: '全体督导', linkOpened: '链接已打开', overdueTimes: '超时 {count} 次',
  acknowledge: '确认接手', take: '由我接手', decline: '不能接手', note: '记录进展', report: '回报', close: '办结', assign: '改派', next: '通知下一位', resend: '重发链接', revoke: '收回链接',
  text: '说明', textNeeded: '请写一句说明。', outcome: '结果', what: '内容', when: '时间', done: '提交', back: '返回', failed: '没有成功，请稍后再试。', steps: '经过', help: '救援人员已接触到来访者',
  open: '打开位置信息', openWhy: '打开的理由（会记入审计）', number: '号码', address: '网络地址', said: '来访者所说', unknown: '不知道',
  deskTitle: '未办结的上报', deskNone: '没有未办结的上报。', alarm: '有 {count} 件上报超过时限', waiting: '有 {count} 件上报等您确认', settings: '上报时限', settingsHint: '每个状态最多多久，单位秒。到时没有人处理，就通知下一位。通知谁由值班表和合作单位决定。',
  limits: { deliver: '送达', acknowledge: '确认', begin: '开始处理', report: '回报', close: '查看回报', retry: '转给下一位前', remind: '提醒后' }, automatic: '风险为高或极高时自动上报', unseen: '极高风险的信号多久没有人看就通知督导（秒）', linkHours: '发给合作单位的链接有效期（小时；已发出的不变）', save: '保存', saved: '已保存。', changed: '别人刚刚改过，请重新打开。',
}
