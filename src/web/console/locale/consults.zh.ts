/** The second person of a contact, and what happens during a call. */
export const consults = {
  ask: '商量', askTitle: '请人商量', askLead: '来访仍由您负责，对方同意后才会进来。', askCall: '对方接入前来访者会先听音乐，听不到你们说的话。', askChat: '你们的商量来访者看不到。', toPerson: '同事或督导', toNumber: '外部号码（医院、110 等）', number: '电话号码', numberHint: '对方看到的是热线号码。', confirm: '发出请求', confirmNumber: '呼叫', chooseFirst: '请先选择同事，或填写号码。', noteFor: '想商量什么（可不填）', nobody: '现在没有别的人在岗。',
  asked: '正在请{who}商量', askedLeft: '剩余 {seconds} 秒', ringing: '正在呼叫{who}', privateCall: '与{who}单独商量，来访者在听音乐', privateChat: '与{who}在旁边商量，来访者看不到', joined: '{who}已加入，三方都能听到', joinedChat: '{who}已加入，来访者看得到', outside: '外线 {number}',
  listening: '{who}在旁听', whispering: '{who}在提示您，来访者听不到', supervisorJoined: '{who}已加入对话',
  withdraw: '撤回', three: '三方一起', apart: '单独商量', handOver: '转交给{who}，我离开', handOverAsk: '转交后来访由{who}负责，您离开对话。', handOverOutside: '来访者与外线继续通话，您离开并结案。', yes: '确认转交', no: '取消', end: '结束商量', leave: '离开',
  cameFrom: '{who}请您商量', accept: '同意', decline: '现在不行', helping: '协助', mayNotSpeak: '加入之后才能对来访者说话。用下面的内部留言与{who}商量。', owner: '负责人：{who}', noRecord: '档案由{who}填写。接手之后您才能看到和修改。',
  side: '内部留言（来访者看不到）', sideWrite: '写给{who}…', sideSend: '发送', sideNone: '还没有内部留言。', you: '我',
  attend: '旁听', whisper: '提示', join: '加入', modes: '参与方式', attended: '已在旁听，在您的工作台上', second: '{who}：{mode}', modeOf: { Private: '单独商量', Listening: '旁听', Whispering: '提示', Joined: '已加入' },
  hold: '保持（放音乐）', unhold: '恢复通话', mute: '静音', unmute: '取消静音', onHold: '来访者在听音乐', muted: '您已静音', controls: '通话控制',
  ended: { declined: '{who}现在不方便', expired: '{who}没有回应', withdrawn: '已撤回', ended: '商量已结束', left: '{who}已离开', lost: '{who}掉线了', busy: '对方忙线', noAnswer: '对方没有接听', failed: '没能接通{who}', other: '与{who}的商量已结束' },
  back: { busy: '您的电话忙线，来访者已回到原来的位置。', noAnswer: '您的电话没有接听，来访者已回到原来的位置。', notTaken: '您的电话接了，但没有按 1（可能是语音信箱），来访者已回到原来的位置。', lost: '您的电话断开了，来访者已回到原来的位置。', failed: '没能呼叫您的电话，来访者已回到原来的位置。' },
}
