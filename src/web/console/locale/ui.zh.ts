/** The console's own texts. */
export const ui = {
  app: { title: '咨询员工作台', service: '热线', offerTitle: '新来访派单' },
  signIn: {
    title: '登录工作台', lead: '仅供持证咨询员、督导和管理员使用。', name: '用户名', password: '密码', submit: '登录', busy: '正在登录…', show: '显示密码', hide: '隐藏密码',
    missing: '请填写用户名和密码。', WrongNameOrPassword: '用户名或密码不对。', NewPasswordNeeded: '请先换成自己的密码。', WeakPassword: '新密码至少 12 位，不能和一次性密码相同。', OneTimeExpired: '这个一次性密码已经过期，请向管理员再要一个。', choose: '这是一次性密码，只能用来换成您自己的密码。', chosen: '新密码（至少 12 位）', again: '再输入一遍新密码', differs: '两遍输入的新密码不一样。', LockedOut: '多次输入错误，账号已锁定。请约 {minutes} 分钟后再试。',
    RecordUnavailable: '档案库暂时连不上，无法核对身份。已登录的同事不受影响；请稍后再试。', unreachable: '连不上服务器。请检查网络后再试。', expired: '登录已过期，请重新登录。您写下的内容仍在这个窗口里。',
    asking: '正在确认登录…', retry: '重试',
  },
  nav: { desk: '工作台', search: '来访查询', wallboard: '大屏', main: '主导航', signOut: '退出登录', language: 'English', skip: '跳到主要内容' },
  presence: {
    label: '状态', menu: '更改状态', begin: '开始上班', beginBusy: '正在上班…', end: '下班', endHint: '不再派单；最后一次来访结束后离线。', signingOut: '下班中：不再派单，最后一次来访结束后离线',
    reason: '休息原因（可不填）', meal: '用餐', rest: '小憩', supervision: '督导', training: '培训', other: '其他', breakNow: '开始休息', since: '已 {time}',
    offTitle: '您还没有上班', offText: '开始上班后，系统会按您的热线和专长派单。准备好耳机，再开始。', notResponding: '您有一次派单超时未接，系统暂停向您派单。准备好后请改为“可接”。',
    onBreak: '休息中，不会派单。', available: '可接：新的来访会自动派给您。', quiet: '桌面上没有来访。', sessions: '文字上限 {chats} 个{voice}', withVoice: '，接电话', noVoice: '，不接电话',
  },
  connection: {
    label: '连接', connected: '已连接', connecting: '正在连接', reconnecting: '正在重连', closed: '未连接',
    connectedHint: '与服务器的连接正常。', connectingHint: '正在连接服务器，派单要等连上后才会出现。', reconnectingHint: '连接中断，正在自动重连。您可以继续写：内容保存在这个窗口里，连上后自动发送。来访者会看到您正在重连。', closedHint: '没有连接。',
    retry: '立即重连',
  },
  sound: { on: '提示音：开', off: '提示音：关', toggle: '提示音', ask: '有派单时在桌面提醒您？通知里不含来访者的任何信息。', allow: '允许提醒', later: '以后再说' },
  offer: {
    region: '派单', title: '新来访', line: '热线', wait: '已等候 {time}', seconds: '剩余 {seconds} 秒', priority: '优先级', accept: '接听', decline: '谢绝', declineReason: '谢绝原因（可不填）', confirmDecline: '确认谢绝', back: '返回',
    busyReason: '正在处理紧急情况', tiredReason: '需要休息', skillReason: '超出我的专长', number: '来电号码', dialled: '拨打号码', announce: '{line}，{channel}，{priority}，已等候 {time}', ending: '派单即将结束', notSafe: '来访者说自己现在不安全', callback: '回拨：接受后由系统拨打来访者', followUp: '回访：接受后由系统拨打', acceptFollowUp: '接受并拨打',
    noAnswers: '来访者没有填写信息', transfers: '曾转接 {count} 次',
  },
  list: {
    region: '我的来访', open: '进行中', unfinished: '待结案', none: '没有来访', unread: '{count} 条未读', lost: '来访者掉线', number: '第 {number} 个', waited: '等候 {time}', running: '进行 {time}', wrapUp: '事后处理 {time}',
    overdue: '结束于 {time}', unnamed: '未留称呼', dismiss: '移除', unfinishedCount: '待结案 {count}', offered: '派单中', unsavedText: '还有未保存的内容', views: '视图', viewList: '来访', viewTalk: '对话', viewRecord: '档案',
  },
  contact: {
    end: '结束来访', endCall: '挂断', endAsk: '确定结束这次来访？', endYes: '结束', endNo: '继续', wrapUpLeft: '事后处理剩余 {time}', wrapUpDone: '处理完毕，可以接单', wrapUpOver: '事后处理已结束，请结案', endedBy: '由{party}结束', connectedFor: '已进行 {time}',
    lost: '来访者的连接中断了。写下的消息会在来访者回来后送达。', select: '从左侧选择一次来访', particulars: '来访者', topic: '想谈', county: '所在地', who: '谁来访', age: '年龄段', safe: '现在安全吗', language: '页面语言', arrived: '到达', waited: '等候', number: '号码', dialled: '拨打',
    withheld: '号码不显示', alias: '称呼', zh: '中文', en: '英文', priority: '优先级',
  },
  chat: {
    region: '对话', log: '消息', write: '写给来访者', placeholder: '写给来访者… Enter 发送，Shift+Enter 换行', send: '发送', left: '还可写 {count} 字', tooLong: '超出 {count} 字', typing: '来访者正在输入…', seen: '已读', sent: '已送达', sending: '发送中', waiting: '未发送，连上后自动发送', failed: '未发送',
    resend: '重新发送', discard: '放弃', older: '显示更早的消息', lost: '有 {count} 条消息没能找回', empty: '还没有消息。先问候一声吧。', you: '我', caller: '来访者', system: '系统', latest: '新消息', notOpen: '来访已结束，不能再发消息。', connecting: '正在接通，马上就可以开始。', draftKept: '未发送的文字仍在这里，可以复制：',
  },
  call: {
    region: '通话', ringing: '正在呼叫您的电话', ringingHint: '请在您的电话或软电话上接听。', callerJoining: '您已接入，正在接入来访者', connected: '通话中', ended: '通话已结束', callerOnly: '来访者已在线，等待您接听', legs: '通话双方', you: '您', caller: '来访者', joined: '已接入', notYet: '未接入', number: '来电号码', dialled: '拨打号码',
  },
  form: {
    region: '档案', saved: '已保存', saving: '保存中…', unsaved: '尚未保存，内容已暂存在此窗口', refused: '没有保存：{why} 内容已暂存在此窗口', loading: '正在读取档案…',
    person: '来访者', matter: '来访内容', risk: '风险', notes: '记录', whoCalls: '谁来访', kind: '来访类型', topic: '主要议题', otherTopics: '其他议题', ageBand: '年龄段', gender: '性别', stage: '学段', grade: '年级', county: '县（市、区）', local: '本地', anonymous: '匿名',
    guardianSafety: '联系监护人是否安全', guardianUnknown: '未知视同不安全：不要联系监护人。', guardianUnsafe: '不安全：不要联系监护人。如疑似家庭伤害，请立即告知督导。', guardianSafe: '只有人可以决定是否告知监护人，系统不会自行联系。', safeWays: '安全的联系方式', safeToContact: '可否联系来访者', contactUnknown: '未知视同不可联系。',
    disposition: '处理结果', stateAtStart: '开始时的状态', stateAtEnd: '结束时的状态', stateHint: '0 最差，100 最好', yes: '是', no: '否', unknown: '未知', none: '未选', choose: '请选择',
    alias: '称呼', school: '学校', guardian: '监护人', safeTimes: '安全的联系时间和方式', said: '来访者说', saidHint: '尽量用来访者的原话', facts: '事实', factsHint: '看到、听到、可核对的', judgement: '我的判断', judgementHint: '不写诊断', unverified: '未核实', unverifiedHint: '转述的、不确定的', riskReason: '风险等级的理由', signs: '风险信号', protective: '保护因素', unknowns: '还不知道的', noDiagnosis: '咨询员不写诊断。',
    riskLevel: '风险等级', clashTitle: '另一个窗口改过这份档案', clashText: '档案里现在是那边的内容。您写的保留在下面，没有丢失。', mine: '您写的', theirs: '现在的', useMine: '用我的', both: '两段都留', keepTheirs: '保留现在的', empty: '（空）', levelHelp: '各等级的信号',
  },
  close: {
    title: '结案', submit: '结案', busy: '正在结案…', needDisposition: '请选择处理结果', needRisk: '请选择风险等级', needReason: '选“未评估”时请写明原因', needEnd: '请先结束来访', needLine: '需要连接', ready: '可以结案', reason: '未评估的原因',
    highNote: '高或极高风险：结案前请先联系督导。',
  },
  help: {
    title: '键盘快捷键', open: '快捷键帮助', accept: '接听派单', decline: '谢绝派单', switch: '切换到第 1–9 个来访', end: '结束来访', transfer: '转接来访', queue: '打开或收起“等候中”', presence: '更改状态', close: '结案', compose: '写消息', record: '转到档案', help: '显示或关闭这个说明', dismiss: '关闭', send: '发送消息', newline: '换行', digits: '数字',
  },
  urgent: {
    region: '极高风险，没有人接待', title: '极高风险来访还没有人接待', waited: '已等 {time}', floor: '到现场', take: '我来接待', takeReason: '极高风险，没有人及时接待', offShift: '上班后可以接待',
    step1: '已扩大到所有热线', step2: '已呼叫督导', step3: '已呼叫督导和后备电话', ringing: '正在派单给{who}',
  },
  protection: {
    protected: '保护时间还有 {left}（到 {time}）', protectedHint: '刚结束一次高风险来访，暂时不派单。缓一缓，可以找督导聊聊。', ready: '我可以接待了', highRisk: '近 7 天高风险来访 {count} 次', highRiskOf: '近 7 天高风险来访 {count} / {limit} 次', spared: '已到上限：高风险来访先派给别人',
  },
  notice: { region: '通知', dismiss: '关闭通知', gone: '{name}：{what}', unsavedSignOut: '还有未保存的内容，请先等保存完成再退出。', signOutFailed: '没能退出登录，请重试。', onShift: '您还在上班，请先下班再退出。' },
}
