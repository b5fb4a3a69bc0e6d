/** Texts of the pages for supervisors and administrators. */
export const admin = {
  search: {
    title: '来访查询', from: '从', to: '到', line: '热线', channel: '渠道', state: '状态', county: '县（市、区）', leastRisk: '风险不低于', disposition: '处理结果', topic: '议题', any: '不限', submit: '查询', reset: '清空条件', busy: '正在查询…', total: '共 {total} 次来访', none: '没有符合条件的来访。',
    arrived: '到达', waited: '等候', counsellor: '咨询员', risk: '风险', messages: '消息', previous: '上一页', next: '下一页', range: '第 {from}–{to} 条', failed: '查询没有成功。', refused: '您没有查询的权限。', open: '查看 {time} 到达的来访', filters: '查询条件', results: '查询结果', recordDown: '档案库暂时连不上，请稍后再试。',
  },
  story: {
    notices: '已告知',
    recordings: '通话录音', recordingsNoted: '每次收听都会记入审计。', listen: '收听', listenFailed: '录音没有取到，请再试一次。',
    title: '来访详情', back: '返回列表', events: '经过', all: '显示消息和保存等全部事件', messages: '对话', form: '档案', noForm: '没有档案。', noMessages: '没有消息。', survey: '来访者评价', helped: '有帮助', calmer: '更平静', of: '{n} / 5', missing: '找不到这次来访。', failed: '没能读取这次来访。', caller: '来访者', system: '系统', network: '网络', me: '我', staff: '工作人员', partner: '合作单位', everySupervisor: '全体督导', duration: '时长', otherTopics: '其他议题',
  },
  reason: { title: '这是别人的档案', text: '请写明打开的原因。谁在什么时候因为什么打开过，都会记入审计记录。', label: '打开的原因', open: '打开', missing: '请先写原因。' },
  told: {
    ContactArrived: '来访者开始等候', OfferMade: '派单给{counsellor}', OfferAccepted: '{counsellor}接听', OfferDeclined: '{counsellor}谢绝派单', OfferExpired: '{counsellor}没有接听，派单超时',
    OfferWithdrawn: '撤回给{counsellor}的派单', ContactConnected: '与{counsellor}接通', ContactReturned: '退回队列，保留位置', ContactAbandoned: '来访者在接通前离开', ContactEnded: '{who}结束来访',
    WrapUpEnded: '{counsellor}的事后处理结束', ContactClosed: '{who}结案：{disposition}，风险等级{risk}', CallerLost: '来访者掉线', CallerBack: '来访者重新连上', CallChanged: '通话的接入有变化', PriorityRaised: '优先级提高为“{priority}”',
    MessagePosted: '{who}写了一条消息', MessagesSeen: '{who}看到第 {number} 条消息', FormSaved: '{who}保存档案', SurveyAnswered: '来访者评价：有帮助 {helped}，更平静 {calmer}',
    CounsellorSignedIn: '{counsellor}上班', CounsellorSignedOut: '{counsellor}下班', PresenceChanged: '{counsellor}的状态改变', CounsellorLost: '{counsellor}掉线', CounsellorBack: '{counsellor}重新连上',
    ContactRestored: '来访从档案恢复', EpochOpened: '系统重新启动', LineChanged: '{who}修改热线设置',
    RequirementRelaxed: '条件放宽：从“{from}”到“{to}”', RequirementUnmet: '在岗的人都不符合条件', ContactTransferred: '{who}把来访从{fromName}转到{target}', WrapUpExtended: '{counsellor}延长事后处理', CounsellorFreed: '{who}释放{counsellor}',
    CallbackAsked: '来访者要求回拨，位置保留', CallbackMissed: '回拨没有接通', CallbackDue: '再次回拨', CallerReturned: '等回拨的来访者自己打来了，接着原来的位置',
    SignNoted: '危险信号（{level}）：{sign}', SignSeen: '{who}已看到危险信号', SignOverdue: '危险信号没有人看，已通知督导',
    ConsultAsked: '{who}请{counsellor}商量', ConsultAccepted: '{counsellor}同意商量', ConsultChanged: '商量的方式改变', ConsultEnded: '商量结束', ContactAttended: '{counsellor}旁听', ContactHandedOver: '来访从{fromName}当面转交给{target}', UnfinishedTaken: '{counsellor}接手填写', ConsultShown: '{counsellor}的桌面已更新', SidePosted: '{who}写了一条内部留言',
    RequirementWidened: '没有人及时接待，扩大范围：从“{from}”到“{to}”', SupervisorsCalled: '没有人及时接待，呼叫督导', BackupCalled: '没有人及时接待，再次呼叫督导和后备电话', HelpAcknowledged: '接到呼叫的人答应马上处理', HelpAnswered: '接到呼叫的人按 1 接手，暂离队列，位置保留', HelpJoined: '接到呼叫的人和来访者接通', HelpLost: '接到呼叫的人断开，回到原来的位置，继续呼叫', ContactOverflowed: '转到服务之外', ProtectionEnded: '{counsellor}的保护时间结束',
    MessageOrdered: '准备发出消息', MessageSent: '消息已发出', MessageDelivered: '消息已送达', MessageFailed: '消息未能送达', MessagesOptedOut: '对方退订消息', MessagesOptedIn: '对方恢复接收消息', DutyChanged: '{who}修改值班表', PartnerChanged: '{who}修改合作单位', SettingChanged: '{who}修改服务设置',
    EscalationRaised: '上报：{escalation}，通知{asked}', EscalationDelivered: '上报已送达{asked}：{escalation}', EscalationAcknowledged: '{who}确认接手：{escalation}', EscalationNoted: '{escalation}：{noted}', EscalationReported: '已回报：{escalation}', EscalationClosed: '上报已办结：{escalation}', EscalationDeclined: '对方不能接手：{escalation}', EscalationOverdue: '{asked}超过时限：{escalation}', EscalationMoved: '改为通知{asked}：{escalation}', EscalationReminded: '等待查看回报：{escalation}', EscalationLinkOpened: '{asked}打开了链接：{escalation}', EscalationLinkRevoked: '收回链接：{escalation}', EscalationRestored: '从档案取回上报：{escalation}', WhereaboutsOpened: '为救援打开了来访者的位置信息', EscalationPlanChanged: '修改上报设置', ContactSteppedAside: '暂离队列去留言或转接外线，位置保留', ContactSteppedBack: '没有留言或外线没有接通，回到原来的位置', AudioKept: '留言录音已取回并加密保存', AudioLost: '留言录音没有取到',
  },
  why: {
    with: '{what}（{why}）', counsellor: '咨询员', notConnected: '没有及时接通', counsellorLost: '咨询员掉线', notResponding: '咨询员没有回应', highRisk: '咨询员正在处理高风险来访', restarted: '系统重新启动', connectionLost: '连接中断', hungUp: '来访者挂断',
    leftCall: '来访者离开通话', callEnded: '通话结束', presenceChanged: '咨询员改了状态', signingOut: '咨询员下班', legLost: '咨询员的电话断开', declined: '对方不方便', expired: '没有回应', withdrawn: '已撤回', left: '对方离开', contactEnded: '来访结束', contactMoved: '来访转走', warm: '三方后转交', noAnswer: '咨询员的电话没有接听', network: '电话网络没有接通', networkAway: '电话网络没有回应', browserNotReady: '咨询员的浏览器不能接电话', callLost: '来访者的电话断了', notSafeButton: '来访者按下“我现在不安全”',
    notReached: '拨打后没有接通', notSafeNow: '联系的许可改变了，没有拨打', notPossible: '时间内没有咨询员有空，没有拨打', nobodyOnShift: '没有在岗的人符合原来的条件', freed: '督导释放了咨询员', taken: '另一位同事接走', pulled: '自己从等候中接入', nothingSaid: '没有说话', outsideNo: '外线没有接通', rungBack: '回拨来访者', toHelp: '接到呼叫的人接听', toMessage: '改为留言', toNumber: '外线接听',
  },
  asks: {
    line: '{lines}', or: '或', skill: '{skill} {level} 级以上', certificate: '{certificate} 级证书', county: '{county}的咨询员', counsellor: '先派给{who}', comma: '，', nothing: '不限条件', moved: '{who}把来访转到{target}', note: '{what}。留言：{note}', followed: '回访开始，等咨询员接受', words: '{what}，“{words}”', unknown: '未知条件',
  },
  wrong: {
    code: '代码只能用 1–32 位小写字母、数字和连字符。', name: '中文和英文名称都要填写。', numbers: '号码要写成国际格式，如 +8657712345678，每行一个。', opens: '开放时间要写成 08:30 这样的 24 小时制。', closes: '关闭时间要写成 17:30 这样的 24 小时制，最晚 24:00。', timeZone: '没有这个时区。', target: '目标要在 1 到 3600 秒之间。', serviceLevel: '服务水平目标要在 0 到 100% 之间。', offerSeconds: '派单时限要在 5 到 120 秒之间。', wrapUpSeconds: '事后处理要在 0 到 3600 秒之间。', texts: '每段文字最多 2000 字。', recording: '要录音，就要写明来访者会听到的录音告知。',
    skills: '专长只能用 1–32 个文字、数字和连字符，级别 1 到 5。', englishSkill: '专长只能用 1–32 个文字、数字和连字符。', relaxation: '每一步要在到达后 0 到 86400 秒之间，级别降低 0 到 5。', holidays: '日期要写成 2026-10-01 这样。',
    urgent: '派单 5–30 秒；扩大范围、呼叫督导、呼叫后备电话的时间要依次不减；再次呼叫 10–600 秒；号码要写成 +8657712345678 这样。', protectedSeconds: '保护时间要在 0 到 120 分钟之间。', fullFrom: '人数要在 0 到 10000 之间。', prompts: '每段文字最多 2000 字，音频要先上传成功。', overflow: '每一项要写清楚；号码要写成 +8657712345678 这样，等待时间在 0 到 86400 秒之间。',
  },
  lines: {
    title: '热线设置', readOnly: '只有管理员可以修改。', failed: '没能读取热线设置。', save: '保存设置', saving: '正在保存…', saved: '已保存，立即生效。', changed: '别人刚刚改过这条热线的设置。您的修改仍在下面，没有保存。', reload: '读取最新设置（放弃我的修改）', overwrite: '在最新版本上保存我的修改', invalid: '设置有问题：{text}', refused: '您没有修改的权限。', unreachable: '连不上服务器，设置没有保存。', undo: '撤销修改',
    version: '版本 {version}', names: '名称', name: '名称（中文）', nameEn: '名称（英文）', about: '为谁服务（中文）', aboutEn: '为谁服务（英文）', numbers: '号码，每行一个', hours: '时间', opens: '开放', closes: '关闭', timeZone: '时区', hoursHint: '24 小时制，如 08:30；00:00 到 24:00 为全天', targets: '目标与时限', serviceLevel: '服务水平目标（%）', voiceTargetSeconds: '电话目标（秒）', chatTargetSeconds: '文字目标（秒）', offerSeconds: '派单时限（秒，5–120）', wrapUpSeconds: '事后处理（秒，0–3600）',
    recording: '通话录音', recordingOff: '不录音', recordingOn: '录音', recordingOptOut: '录音，来访者可按 9 不录', texts: '来访者听到和读到的', greeting: '问候语（中文）', greetingEn: '问候语（英文）', recordingNotice: '录音告知（中文）', recordingNoticeEn: '录音告知（英文）', closedText: '未开放时的说明（中文）', closedTextEn: '未开放时的说明（英文）', choose: '热线', newCode: '新热线代码', newCodeHint: '1–32 位小写字母、数字或连字符，会出现在来访者的网址里', add: '添加热线', none: '还没有热线。先添加一条，来访者才能进来。',
    asks: '对咨询员的要求', asksHint: '这条热线的每次来访都要符合；没有合适的人时按下面的步骤放宽。', skills: '专长与最低级别', noSkills: '不要求专长。', skill: '专长', leastLevel: '最低级别', addSkill: '添加专长', removeSkill: '移除专长 {skill}', remove: '移除', certificate: '证书', anyCertificate: '不要求', certificateAtLeast: '{value} 级或更高', englishSkill: '用英文页面的来访者需要的专长（可不填）', prefersCounty: '优先派给来访者所在县（市、区）的咨询员',
    relaxation: '等候时怎样放宽', relaxationHint: '从到达算起，过了多少秒后少要求什么。改动只影响之后到达的来访。', ownPlan: '这条热线用自己的步骤（不勾选则用下面的默认步骤）', noSteps: '没有步骤：一直等符合全部要求的人。', step: '第 {n} 步', afterSeconds: '到达后（秒）', levelsDown: '级别降低（0–5）', dropCounsellor: '不再限定某位咨询员', dropCounty: '不再限定所在县（市、区）', dropCertificate: '不再要求证书', dropSkills: '不再要求专长', joinLine: '{line}的咨询员也可接', addStep: '添加一步', removeStep: '移除第 {n} 步', stepNothing: '这一步没有放宽任何要求。',
    closing: '暂停服务', shut: '紧急关闭', shutHint: '发生紧急情况时可以立即停止接收新的来访，不管开放时间。', shutIs: '紧急关闭：保存后不再接收新的来访', reopen: '恢复开放', shutText: '紧急关闭时的说明（中文）', shutTextEn: '紧急关闭时的说明（英文）', shutAsk: '紧急关闭“{line}”？', shutText1: '保存设置后立即生效：新的来访都不能进来，已经在等候和进行中的不受影响，直到有人恢复开放。', shutHeard: '来访者会听到或读到：', shutNothing: '（没有填写说明，也没有未开放时的说明）', shutYes: '关闭', shutNo: '不关闭',
    voiceOff: '停止电话和网络语音', chatOff: '停止文字', holidays: '不开放的日子', noHolidays: '没有设置。', newHoliday: '日期', addHoliday: '添加', removeHoliday: '移除 {day}',
    urgent: {
      title: '极高风险来访的保证', hint: '从来访变为极高风险算起；正在派单不会让计时停下。每一步都有期限，直到有人接待。', offerSeconds: '派单最多响铃（秒）', widenSeconds: '扩大范围（秒）：所有热线、不限专长', supervisorsSeconds: '呼叫督导（秒）', backupSeconds: '呼叫后备电话（秒）', againSeconds: '之后每隔多少秒再呼叫',
      supervisorNumbers: '督导的电话，每行一个（不填就按值班表）', backupNumbers: '后备电话，每行一个', protected: '高风险来访后的保护时间（分钟）', protectedHint: '结案之后，这段时间不给这位咨询员派单；本人可以提前结束。0 表示没有。',
    },
  },
}
