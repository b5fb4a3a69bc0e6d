/** Persons, cases, follow-ups and what a supervisor has to look at. */
export const peopleWords = {
  tier: { Routine: '日常', Focused: '重点', Close: '密切' },
  contactWay: { Phone: '电话', Sms: '短信', Chat: '文字对话', Email: '邮件' },
  personKind: { Known: '实名', Alias: '化名', Code: '回访码' },
  recognisedBy: { Link: '已关联', Code: '回访码', Number: '来电号码' },
  timeline: { Contact: '来访', Tier: '关注等级', CaseOpened: '个案开始', CaseClosed: '个案结束', Note: '记事', Referral: '转介', TriPartyTalk: '三方会谈', Report: '报告', FollowUp: '回访', Screening: '量表', Escalation: '上报', EscalationResult: '上报的结果' },
  followUpState: { Planned: '已安排', Due: '到期', UnderWay: '正在联系', Done: '已完成', Unreachable: '联系不上', Cancelled: '已取消' },
  attempt: { Reached: '联系上了', NoAnswer: '没有接听', NotSafe: '不安全，停下', Declined: '不愿再联系', WrongPerson: '不是本人的号码' },
}

export const people = {
  safeWays: '安全的联系方式', safeWaysHint: '一项都不选：没有问过。选了，就只用选中的方式。',
  page: '关怀', known: '再次来访：{name}', by: '凭{by}认出', before: '以前来访 {count} 次，最近 {when}', plan: '约定的方案', summary: '已经说过的', frequent: '常来', nobody: '还没有关联到人。', make: '建立这个人的档案', link: '关联到这个人',
  alias: '称呼', name: '姓名', phone: '电话', school: '学校', guardian: '监护人', safeTimes: '安全的联系时间和方式', agreedPlan: '约定的方案（接听前会看到）', recap: '不必再说一遍的事', recognise: '本人同意：下次来访时认出他', frequentMark: '经常来访', kind: '如何认识',
  save: '保存', saved: '已保存。', changed: '别人刚刚改过，请重新打开。', failed: '没有成功，请稍后再试。', refused: '这不在您的职责内。', find: '查找', findHint: '准确的称呼、电话或回访码', none: '没有找到。', open: '打开',
  code: '给一个回访码', codeAgain: '换一个回访码', codeIs: '回访码：{code}', codeOnce: '只显示这一次。请读给来访者听，或发到对话里。', codeSend: '发给来访者', codeText: '您的回访码：{code}。下次来访前输入它，就不用从头说起。不想用可以不用。',
  tier: '关注等级', tierReason: '改变的理由', tierReview: '复查日期', tierChange: '改变等级', timeline: '时间线', entry: '添加一条', entryText: '内容', add: '添加', openCase: '开始个案', closeCase: '结束个案', caseTitle: '个案名称', inCase: '个案进行中', together: '所有记录合起来', harm: '有来访提到家庭伤害：监护人按不安全处理',
  reviews: '待复核', reviewsNone: '没有待复核的来访。', reviewNote: '复核结论', reviewDone: '完成复核', due: '到期的回访', dueNone: '没有到期的回访。', persons: '关注的人', personsNone: '目前没有。', reviewBy: '{when} 前复查', overdue: '复查已到期',
  dueAt: '{when} 到期', attempts: '已试 {count} 次', mayNot: '未标明可以联系：不要主动联系，先问督导。', outcome: '记录结果', note: '说明', step: '第 {step} 次回访', settings: '回访安排', settingsHint: '结案后多少小时回访，用逗号分开', tries: '最多尝试次数', between: '两次尝试间隔（小时）', why: '打开的理由', first: '先由原咨询员联系', 
}
