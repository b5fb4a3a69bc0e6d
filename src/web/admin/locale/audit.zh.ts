/** Texts of the audit trail. */
export const audit = {
  audit: {
    title: '审计记录', about: '谁在什么时候对哪份档案做了什么。记录只增不改，前后相连；查阅本身也会记下。', failed: '没能读取审计记录。', none: '没有符合条件的记录。', actor: '谁', anybody: '任何人', system: '系统', act: '做了什么', anyAct: '任何操作', subject: '对什么', anySubject: '任何内容',
    from: '从', to: '到', record: '档案编号', recordHint: '来访或来访者的编号；来访者的编号会包括其所有来访', search: '查询', reset: '清空条件', number: '序号', when: '时间', detail: '细节', reason: '理由', openReason: '打开理由', noReason: '没有理由', reasonGone: '密钥已不在，无法打开', only: '只看这份档案', older: '更早的', newest: '回到最新', openStory: '打开这次来访',
    looks: '谁看过', looksHint: '查阅会记入审计记录。', looksShow: '查看谁打开过', looksNone: '还没有人打开过。',
  },
}
export const auditWords = {
  notice: { Recording: '录音' },
  auditAct: { Searched: '查询', Opened: '打开', Refused: '被拒绝', Exported: '导出', Changed: '修改', Revealed: '打开密封内容', Listened: '收听录音' },
  auditSubject: { Contact: '来访', Person: '来访者档案', Case: '个案', FollowUp: '回访', Setting: '设置', Review: '复核', Escalation: '上报', Staff: '人员', Figures: '统计数字', Audit: '审计记录' },
}
