// Chinese first; English for those who look at the demo without it. Keys are the data-t attributes and what page.js asks for.
const texts = {
  zh: {
    texts: '短信', noTexts: '还没有短信',
    faults: '故障', faultsHint: '让模拟网络出错：无论发生什么，都不应丢失任何来电。', faultKind: '发生什么', faultPercent: '概率（%）', faultDuration: '多久（毫秒）',
    faultTo: '只针对（电话，或地址的一部分）', faultAdd: '开始出错', faultClear: '全部恢复正常',
    fault: {
      'rest-error': '接口报错，什么也没做', 'rest-lost': '接口做了，但没有回答', 'rest-delay': '接口变慢', 'callback-lost': '通知丢失', 'callback-duplicate': '通知重复',
      'callback-delay': '通知延迟', 'callback-reorder': '通知顺序颠倒', busy: '占线', 'no-answer': '无人接听', failed: '呼叫失败',
      'text-undelivered': '短信没有送达', 'text-late': '短信回执延迟',
    },
    title: '模拟电话网', bannerLead: '这是模拟网络', banner: '仅用于演示和测试：不会拨打任何真实电话，也没有真人接听。',
    addCaller: '添加来访者电话', addCounsellor: '添加咨询员电话', remove: '移除', lineToCall: '拨打哪条热线', ownNumber: '本机号码',
    withheld: '不显示号码（匿名来电）', dial: '拨打', thisTelephone: '这部电话是', identityHint: '例如 client:li 或 +8613900000001',
    behaviour: '有人打来时', does: { ring: '响铃，由我接听', answer: '自动接听', busy: '占线', 'no-answer': '没有人接', machine: '语音信箱接听', unreachable: '关机或空号' }, answer: '接听', decline: '谢绝', hangup: '挂断', transcript: '通话记录', speakLabel: '对着电话说（输入文字）',
    speak: '说', caller: n => `来访者电话 ${n}`, counsellor: n => `咨询员电话 ${n}`, soundOn: '声音：开', soundOff: '声音：关',
    keypad: '拨号键盘', key: k => `按键 ${k}`, idle: '待机', noNumbers: '没有配置热线号码', connected: '已连接模拟网络', lost: '与模拟网络的连接断开，正在重连……',
    incoming: who => `来电：${who}`, with: who => `正在与 ${who} 通话`, alone: '会议中只有您一人，等待对方加入', room: name => `会议室 ${name}`,
    muted: '已静音', you: '我', network: '语音', empty: '听到的话会写在这里', refused: '这个号码拨不通', cut: '（被打断）', colon: '：', played: name => `播放 ${name}`,
    pressed: keys => `按键 ${keys}`, recording: '请留言，录音中', otherLanguage: 'English',
    state: { ringing: '振铃中', answered: '已接通', saying: '正在播报', playing: '正在播放录音', pause: '已接通，静默', gathering: '请按键', queued: '排队等候',
      'conference-waiting': '等待对方接通', conference: '通话中', 'conference-hold': '被保持', bridged: '通话中', dialling: '正在呼叫', recording: '录音中' },
    end: { completed: '通话结束', busy: '占线 / 被谢绝', 'no-answer': '无人接听', canceled: '已取消', failed: '呼叫失败' },
  },
  en: {
    texts: 'Text messages', noTexts: 'No text messages yet',
    faults: 'Faults', faultsHint: 'Let the emulated network fail: whatever happens, no call may be lost.', faultKind: 'What happens', faultPercent: 'How often (%)',
    faultDuration: 'How long (ms)', faultTo: 'Only for (a telephone, or a part of the address)', faultAdd: 'Let it fail', faultClear: 'All well again',
    fault: {
      'rest-error': 'The API fails and does nothing', 'rest-lost': 'The API does it and never answers', 'rest-delay': 'The API is slow', 'callback-lost': 'Callbacks get lost',
      'callback-duplicate': 'Callbacks come twice', 'callback-delay': 'Callbacks come late', 'callback-reorder': 'Callbacks overtake each other', busy: 'Busy',
      'no-answer': 'No answer', failed: 'Calls fail',
      'text-undelivered': 'Texts are not delivered', 'text-late': 'Receipts of texts come late',
    },
    title: 'Emulated telephone network', bannerLead: 'This network is emulated,',
    banner: 'for demonstrations and tests only: no real telephone is ever called, and nobody real answers.',
    addCaller: 'Add a caller’s telephone', addCounsellor: 'Add a counsellor’s telephone', remove: 'Remove', lineToCall: 'Line to call', ownNumber: 'Own number',
    withheld: 'Withhold the number (anonymous)', dial: 'Dial', thisTelephone: 'This telephone is', identityHint: 'Such as client:li or +8613900000001',
    behaviour: 'When it is rung', does: { ring: 'Rings; I answer', answer: 'Answers by itself', busy: 'Busy', 'no-answer': 'Nobody answers', machine: 'A machine answers', unreachable: 'Switched off' }, answer: 'Answer', decline: 'Decline', hangup: 'Hang up', transcript: 'Transcript', speakLabel: 'Speak into the telephone (type)',
    speak: 'Say', caller: n => `Caller’s telephone ${n}`, counsellor: n => `Counsellor’s telephone ${n}`, soundOn: 'Sound: on', soundOff: 'Sound: off',
    keypad: 'Keypad', key: k => `Key ${k}`, idle: 'Idle', noNumbers: 'No line is configured', connected: 'Connected to the emulated network', lost: 'Connection lost, trying again…',
    incoming: who => `Call from ${who}`, with: who => `Talking with ${who}`, alone: 'Alone in the conference, waiting for the other side', room: name => `Conference ${name}`,
    muted: 'muted', you: 'Me', network: 'Voice', empty: 'What is heard will be written here', refused: 'This number cannot be reached', cut: ' (cut off)', colon: ': ', played: name => `Recording ${name}`,
    pressed: keys => `Keys ${keys}`, recording: 'Leave a message; recording', otherLanguage: '中文',
    state: { ringing: 'Ringing', answered: 'Connected', saying: 'Announcement', playing: 'Recording plays', pause: 'Connected, silence', gathering: 'Press a key', queued: 'Waiting in the queue',
      'conference-waiting': 'Waiting for the other side', conference: 'Talking', 'conference-hold': 'On hold', bridged: 'Talking', dialling: 'Calling', recording: 'Recording' },
    end: { completed: 'Call ended', busy: 'Busy or declined', 'no-answer': 'No answer', canceled: 'Canceled', failed: 'Failed' },
  },
}

let language = localStorage.getItem('emulator.language') ?? 'zh'

export const t = (key, ...args) => {
  const text = texts[language][key]
  return typeof text === 'function' ? text(...args) : text
}

export const speechLanguage = () => (language === 'zh' ? 'zh-CN' : 'en-GB')

/** Writes the texts of the page's fixed parts. */
export function translate(root = document) {
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t)
  for (const element of root.querySelectorAll('[data-p]')) element.placeholder = t(element.dataset.p)
}

export function switchLanguage() {
  language = language === 'zh' ? 'en' : 'zh'
  localStorage.setItem('emulator.language', language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
