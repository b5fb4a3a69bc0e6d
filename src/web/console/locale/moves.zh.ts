/** Moves: transfer, the waiting list, longer wrap-up, and the supervisor's page. */
export const moves = {
  transfer: '转接', transferTitle: '转接来访', reassign: '改派', reassignTitle: '改派来访', who: '{line} · {channel}', toLine: '转到热线', toPerson: '转给同事',
  sameLine: '{line}（本热线的其他同事）', notOnLine: '不服务这条热线', nobodyElse: '没有别的同事在岗。', onShift: '在岗 {count} 人', nobodyOnLine: '现在没有人在岗，会一直等候',
  personHint: '先向这位同事派单 1 分钟，没有接听就派给本热线的其他同事。', lineHint: '来访者保留原来的到达时间和位置，对话一起转过去。', note: '写给接手同事的话（可不填）', noteLeft: '还可写 {count} 字', confirm: '确认转接', confirmReassign: '确认改派', back: '取消', busy: '正在转接…',
  chooseFirst: '请先选择转到哪里。', reading: '正在读取同事和热线…', readFailed: '没能读取，正在重试。', load: '{chats} 个文字', onVoice: '通话中', lost: '掉线', browserNotReady: '浏览器未就绪，接不到电话', idle: '没有来访',
  handedOver: '转接说明',
  queue: '等候中', queueTitle: '我的热线上正在等候的来访', queueNone: '没有人在等候。', queueClose: '收起', waited: '已等 {time}', take: '接入', taking: '正在接入…', takeOf: '接入{line}、{channel}、已等 {time} 的来访', unmet: '在岗没有人能接', transfers: '转接过 {count} 次',
  noRoom: { offShift: '您还没有上班，不能接入。', lost: '连接中断，不能接入。', severe: '您正在处理高风险来访，结案前不能再接入。', inCall: '您正在通话或有电话派单，结束后才能接入。', chatsOpen: '您还有文字来访，结束后才能接电话。', noVoice: '您的资料里没有接电话。', voiceNotReady: '您的浏览器还不能接电话，请先检查设备。', full: '您的文字来访已到上限 {count} 个。' },
  notForMe: '这次来访已被接走，或需要的条件您不具备。',
  extend: '延长', extendTitle: '延长事后处理', extendReason: '延长的原因', minutes: '{n} 分钟', until: '到 {time}', extendConfirm: '延长到 {time}', extended: '事后处理延长到 {time}', reasonNeeded: '请写明原因。', tooShort: '比现在剩余的时间短',
  freedNotice: '督导已清空您的桌面，暂停向您派单。准备好后请改为“可接”。',
  page: '现场', title: '现场调度', urgent: '急需处理', urgentNone: '没有“立即”、极高风险或无人可接的来访在等候。', beside: '请改派：高风险来访旁边的文字来访', besideHint: '这些咨询员正在处理高或极高风险的来访，不再接到新的派单；旁边还开着的文字来访请改派给别人。', waiting: '等候与派单', waitingNone: '没有人在等候。', connected: '正在进行', connectedNone: '没有正在进行的来访。', unfinished: '等待填写', unfinishedNone: '没有等待填写的来访。', takeUnfinished: '接手填写', takeUnfinishedText: '{who}没有写完的这次来访会转到您的桌面，由您填写处理结果和风险等级。', people: '在岗咨询员', peopleNone: '没有咨询员在岗。',
  priority: '优先级', risk: '风险', lasted: '已进行',
  offeredTo: '派单给{who}', takeOver: '接管', takeOverTitle: '接管来访', takeOverWaiting: '这次来访会立即接到您的桌面上。', takeOverFrom: '这次来访会从{who}的桌面转到您的桌面，来访者会看到您的姓名。', takeOverReason: '接管的原因', takeOverConfirm: '确认接管', offShiftHint: '您还没有上班：可以改派、提高优先级，要接管请先在工作台开始上班。', mine: '在您的桌面上', updated: '{time} 更新',
  free: '释放', freeTitle: '释放{who}', freeText: '{who}桌面上的来访会退回队列原来的位置（{count} 个），正在进行的派单撤回，事后处理结束。系统不再向{who}派单，直到本人改为“可接”。对话和已保存的档案不会丢失。', freeReason: '释放的原因', freeConfirm: '确认释放', freed: '已释放{who}', raise: '提高优先级', raiseTitle: '提高优先级：{who}', raiseText: '这次来访会往前排；优先级只能提高，不能降低。', raiseImmediate: '选“立即”会排在所有人前面，并马上启动极高风险保障：只要还没有人接，就依次派给更多咨询员、呼叫督导和后备电话。', raiseReason: '提高的原因', raiseConfirm: '确认提高', raised: '优先级已提高为“{priority}”', takenOver: '已接管，在您的工作台上', reassigned: '已改派',
}
