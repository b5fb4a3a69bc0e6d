/** 留言：不等候的来访者留下的话。 */
export const message = {
  region: '留言', spoken: '语音留言，{time}', written: '文字留言', listen: '收听留言', listening: '正在打开…', listened: '每次收听都会记入审计记录。', lost: '录音没有取到。如果来访者同意，可以回拨。', fetching: '录音正在取回…', failed: '现在打不开录音，请稍后再试。', refused: '您没有收听的权限。', player: '留言录音',
  mayCall: '来访者同意打这个号码回拨', mayNotCall: '没有得到同意，请不要打这个号码', noNumber: '没有号码', ringBack: '回拨', ringAsk: '这条留言会转到待完成，您的电话先响，接起后再呼叫来访者。', ringYes: '现在回拨', ringNo: '先不打', number: '号码', when: '方便、安全的时间', mayText: '来访者同意收短信', noWords: '没有留下文字，只请求回电。', left: '留言时间',
}
