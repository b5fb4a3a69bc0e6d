/** Texts of the pages for supervisors and administrators. */
export const admin = {
  search: {
    title: '来访查询', from: '从', to: '到', line: '热线', channel: '渠道', state: '状态', county: '县（市、区）', leastRisk: '风险不低于', disposition: '处理结果', topic: '议题', any: '不限', submit: '查询', reset: '清空条件', busy: '正在查询…', total: '共 {total} 次来访', none: '没有符合条件的来访。',
    arrived: '到达', waited: '等候', counsellor: '咨询员', risk: '风险', messages: '消息', previous: '上一页', next: '下一页', range: '第 {from}–{to} 条', failed: '查询没有成功。', refused: '您没有查询的权限。', open: '查看 {time} 到达的来访', filters: '查询条件', results: '查询结果', recordDown: '档案库暂时连不上，请稍后再试。',
  },
  story: {
    title: '来访详情', back: '返回列表', events: '经过', all: '显示消息和保存等全部事件', messages: '对话', form: '档案', noForm: '没有档案。', noMessages: '没有消息。', survey: '来访者评价', helped: '有帮助', calmer: '更平静', of: '{n} / 5', missing: '找不到这次来访。', failed: '没能读取这次来访。', caller: '来访者', system: '系统', network: '网络', me: '我', staff: '工作人员', duration: '时长', otherTopics: '其他议题',
  },
  told: {
    ContactArrived: '来访者开始等候', OfferMade: '派单给{counsellor}', OfferAccepted: '{counsellor}接听', OfferDeclined: '{counsellor}谢绝派单', OfferExpired: '{counsellor}没有接听，派单超时',
    OfferWithdrawn: '撤回给{counsellor}的派单', ContactConnected: '与{counsellor}接通', ContactReturned: '退回队列，保留位置', ContactAbandoned: '来访者在接通前离开', ContactEnded: '{who}结束来访',
    WrapUpEnded: '{counsellor}的事后处理结束', ContactClosed: '{who}结案：{disposition}，风险等级{risk}', CallerLost: '来访者掉线', CallerBack: '来访者重新连上', CallChanged: '通话的接入有变化', PriorityRaised: '优先级提高为“{priority}”',
    MessagePosted: '{who}写了一条消息', MessagesSeen: '{who}看到第 {number} 条消息', FormSaved: '{who}保存档案', SurveyAnswered: '来访者评价：有帮助 {helped}，更平静 {calmer}',
    CounsellorSignedIn: '{counsellor}上班', CounsellorSignedOut: '{counsellor}下班', PresenceChanged: '{counsellor}的状态改变', CounsellorLost: '{counsellor}掉线', CounsellorBack: '{counsellor}重新连上',
    ContactRestored: '来访从档案恢复', EpochOpened: '系统重新启动', LineChanged: '{who}修改热线设置',
    RequirementRelaxed: '条件放宽：从“{from}”到“{to}”', RequirementUnmet: '在岗的人都不符合条件', ContactTransferred: '{who}把来访从{fromName}转到{target}', WrapUpExtended: '{counsellor}延长事后处理', CounsellorFreed: '{who}释放{counsellor}',
  },
  why: {
    with: '{what}（{why}）', counsellor: '咨询员', notConnected: '没有及时接通', counsellorLost: '咨询员掉线', notResponding: '咨询员没有回应', highRisk: '咨询员正在处理高风险来访', restarted: '系统重新启动', connectionLost: '连接中断', hungUp: '来访者挂断',
    leftCall: '来访者离开通话', callEnded: '通话结束', presenceChanged: '咨询员改了状态', signingOut: '咨询员下班', noAnswer: '咨询员的电话没有接听', network: '电话网络没有接通', callLost: '来访者的电话断了', notSafeButton: '来访者按下“我现在不安全”',
    nobodyOnShift: '没有在岗的人符合原来的条件', freed: '督导释放了咨询员', taken: '另一位同事接走', pulled: '自己从等候中接入',
  },
  asks: {
    line: '{lines}', or: '或', skill: '{skill} {level} 级以上', certificate: '{certificate} 级证书', county: '{county}的咨询员', counsellor: '先派给{who}', comma: '，', nothing: '不限条件', queue: '队列', note: '{what}。留言：{note}', unknown: '未知条件',
  },
  lines: {
    title: '热线设置', readOnly: '只有管理员可以修改。', failed: '没能读取热线设置。', save: '保存设置', saving: '正在保存…', saved: '已保存，立即生效。', changed: '别人刚刚改过这条热线的设置。您的修改仍在下面，没有保存。', reload: '读取最新设置（放弃我的修改）', overwrite: '在最新版本上保存我的修改', invalid: '设置有问题：{text}', refused: '您没有修改的权限。', unreachable: '连不上服务器，设置没有保存。', undo: '撤销修改',
    version: '版本 {version}', names: '名称', name: '名称（中文）', nameEn: '名称（英文）', about: '为谁服务（中文）', aboutEn: '为谁服务（英文）', numbers: '号码，每行一个', hours: '时间', opens: '开放', closes: '关闭', timeZone: '时区', hoursHint: '24 小时制，如 08:30；00:00 到 24:00 为全天', targets: '目标与时限', serviceLevel: '服务水平目标（%）', voiceTargetSeconds: '电话目标（秒）', chatTargetSeconds: '文字目标（秒）', offerSeconds: '派单时限（秒，5–120）', wrapUpSeconds: '事后处理（秒，0–3600）',
    texts: '来访者听到和读到的', greeting: '问候语（中文）', greetingEn: '问候语（英文）', recordingNotice: '录音告知（中文）', recordingNoticeEn: '录音告知（英文）', closedText: '未开放时的说明（中文）', closedTextEn: '未开放时的说明（英文）', choose: '热线', newCode: '新热线代码', newCodeHint: '1–32 位小写字母、数字或连字符，会出现在来访者的网址里', add: '添加热线', none: '还没有热线。先添加一条，来访者才能进来。',
  },
}
