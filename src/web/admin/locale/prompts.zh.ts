/** 电话里播放的内容。 */
export const prompts = {
  title: '电话里播放的内容', hint: '每一段可以写文字（由系统朗读），也可以上传音频；有音频时播放音频。不填就用灰色的默认内容。文字里的 {zero}、{one} 会换成人数、分钟数或热线名称。', askLanguage: '接通后先问语言：按 9 用英文（不勾选就没有任何菜单）', offerCallback: '等候时可以按 1 要求回拨，位置保留', fullFrom: '有多少人等候时说明“会等得久一些”（0 表示从不）',
  own: '已改文字', audio: '有音频', chinese: '中文', english: '英文', text: '文字', textOf: '{name}（{language}）的文字', same: '用上面“来访者听到和读到的”里的文字', nothing: '默认不播放', upload: '上传音频', uploading: '正在上传…', replace: '换一个音频', remove: '去掉音频', file: '{name}（{language}）的音频文件', play: '试听{name}（{language}）', seconds: '{n} 秒',
  problem: { Empty: '文件是空的。', TooLarge: '文件超过 5 MB。', NoAudio: '这不是 WAV 或 MP3 音频。', UnknownWave: '电话只能播放 PCM、A 律或 μ 律的 WAV，单声道或双声道，8 到 48 千赫。', TooLong: '音频超过 10 分钟。', unreachable: '连不上服务器，没有上传成功。' },
  name: {
    greeting: '问候语', recordingNotice: '录音告知', closed: '未开放', full: '人多时的说明', waiting: '还不知道位置时', position: '前面还有几位', next: '下一位', range: '大约要等多久（从几分钟到几分钟）', rangeWithin: '大约要等多久（几分钟以内）', connecting: '正在接通咨询员', lost: '咨询员的电话断开之后', thanks: '通话结束后的致谢', pressNine: '不想录音的按键', pressOne: '咨询员自己的电话：按 1 接听', music: '等候音乐（只能用音频）', keyNotSafe: '“我现在不安全”按键', notSafeHeard: '按了不安全键之后', silent: '一直没有声音时', language: '选择语言',
    keyCallback: '回拨按键', callbackAsk: '要求回拨时的询问', callbackKept: '回拨已登记', callbackNoNumber: '看不到号码，不能回拨',
    keyMessage: '留言按键', messageAsk: '留言前的询问', messageBegin: '留言前的说明', messageKept: '留言已收到', putThrough: '转接外线之前', textCallbackKept: '短信：回拨已登记', textCallbackMissed: '短信：回拨没有接通', textEscalation: '短信：请合作单位确认上报（链接跟在后面）', textEscalationSubject: '邮件主题：请合作单位确认上报', textUnseenSign: '给督导：极高风险的信号没有人看', textUnseenSignLeft: '给督导：来访者发出极高风险的信号后离开', textSeen: '给学校：绿色通道已就诊', textNotSeen: '给学校：绿色通道尚未就诊', textFollowUpChat: '短信：请来访者来文字回访（链接跟在后面）',
  },
}

/** 没有人能及时接待时怎么办。 */
export const overflow = {
  title: '来不及接待时', hint: '没有人能及时接待时，来访者可以留言，或者电话转到别处。转到的号码没有人接时，来访者回到原来的位置。', own: '这条热线用自己的安排（不勾选则用下面的默认安排）', none: '没有安排：一直等候，关闭时只听到说明。', when: '什么时候', after: '等了多少秒', to: '怎么办', number: '转到的号码', line: '转到的热线', add: '添加一项', remove: '移除第 {n} 项',
  whenOf: { Waited: '等了一段时间', Full: '等候的人很多', Closed: '热线没有开放' }, toOf: { Message: '可以留言（按 2）', Number: '转到外线号码', Line: '转到另一条热线' },
}
