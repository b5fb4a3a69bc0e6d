/** Follow-ups as contacts: who is rung, by whom, and what came of it. */
export const followUpWords = {
  startProblem: {
    Changed: '已经有人在处理，或者不再到期。', NoNumber: '没有可以拨打的号码。', NotSafe: '没有人说过可以打这个电话：要由人决定，并写明理由。', LineClosed: '热线现在不开放。', NotNow: '现在不在安全的时间内，或没有人在岗。', InContact: '这个人现在正和我们联系。', OptedOut: '这个号码回复过退订，不能再发短信。',
  },
}
export const followUps = {
  callback: '安排回拨', callbackHint: '写明可以安全联系的，系统会在安全时间拨打，先问原来的咨询员', callbackOrdered: '已安排回拨。', planOne: '安排回访', planWhen: '回访时间', plannedFor: '已安排在 {when} 回访。',
  ring: '现在回访', invite: '短信邀请文字回访', inviteHint: '发一条不透露来意的短信，里面的链接只能打开一次，先派给原来的咨询员。', invited: '短信已发出，链接到 {until} 前有效；这之前不会自动拨打。', ringWhy: '为什么可以打（会记入审计）', queued: '已加入队列：先派给原来的咨询员，接受后由系统拨打。', automatic: '到时间自动派单', byHand: '不会自动拨打', noNumber: '没有号码', unsafe: '来访者说过：不要联系', unknown: '没有问过可不可以联系',
  note: '第 {step} 次回访', had: '{when} 由{who}接待，风险{risk}', tries: '已试 {count} 次', parent: '号码是家长的', how: '接通后先确认是本人，再说自己是谁；不是本人就不要提起热线。', plan: '当时的安全计划', judgement: '当时的判断', outcome: '回访结果', 
  list: '后来的回访', of: '这是一次回访', original: '打开原来的来访', attempt: '打开这次回访', self: '自动', hours: '可以打电话的时间', days: '星期', from: '从', to: '到', addHours: '加一段时间', dropHours: '去掉', noHours: '没有写时间', everyDay: '每天',
  unsound: '每段时间要选星期，开始要早于结束。',
  chip: '回访', undecided: '这个人有一次回访要由督导决定：没有联系上、不安全，或号码不是本人的。',
  same: '先只派给原咨询员（分钟）', invitation: '文字回访邀请的链接有效期（小时）', ringNow: '点“现在回访”后，最多等多久有人有空（分钟）', isAutomatic: '到期后自动加入队列', officeHours: '没有说时间的人，什么时候可以自动拨打', day: { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五', 6: '六', 7: '日' },
}
