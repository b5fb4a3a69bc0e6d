/** Calls in the browser: the choice, the check before the shift, and how a call sounds. */
export const voice = {
  panel: '通话方式和设备检查', ready: '浏览器可接电话', notReadyMark: '浏览器不能接电话', own: '用自己的电话', ownHint: '来电会打到您自己的电话，接起后按 1。', notReady: '暂时不会给您派电话。',
  offShift: '上岗后，这个浏览器就能接电话。', readyHint: '接听派单后，通话会自动在这个浏览器里接通。', check: '检查设备',
  before: '通话方式：{how}', browser: '在浏览器里接听', telephone: '自己的电话 {number}', sip: '话机 {number}', none: '不接电话', notPossible: '这个服务没有开通浏览器通话，只能用自己的电话。', officeSays: '这一项由办公室设置。',
  choose: '来电怎样找到您', chooseBrowser: '在这个浏览器里（耳机和麦克风）', chooseTelephone: '打我自己的电话', number: '电话号码', numberHint: '来访者看不到这个号码。接起后要按 1 才会接通，语音信箱不会接走来电。', save: '保存', saved: '已保存，从下一个来电起生效。', saveFailed: '没有保存成功，请稍后再试。', badNumber: '这不是一个电话号码。',
  title: '上岗前检查', microphone: '麦克风', speaker: '听筒或音箱', speakerFixed: '这个浏览器跟随系统设置的听筒或音箱。', systemChoice: '系统默认', unnamed: '设备 {n}', level: '音量', levelHint: '请说一句话，绿色的条应当跳动。', silent: '听不到声音。请检查麦克风开关，或换一个麦克风。', heard: '麦克风有声音。', start: '开始检查', again: '重新检查',
  echo: '录三秒，听听自己', recording: '正在录音，请说话…', playing: '正在播放，您应当听到自己的声音。', played: '如果声音清楚，就可以上岗了。', echoFailed: '没能录音，请换一个麦克风再试。',
  keypad: '拨号键盘', key: '按键 {key}', pressed: '已按 {keys}', connecting: '正在接通这个浏览器', ringingHint: '不用再按接听，马上接通。', region: '浏览器通话', 
  trouble: {
    off: '还没有准备好。', otherTab: '电话在这个浏览器的另一个标签页里。', denied: '浏览器没有得到使用麦克风的许可。请点地址栏旁边的图标，允许使用麦克风，再点“检查设备”。', noMicrophone: '没有找到麦克风。请插上耳机，会自动再试。', microphoneBusy: '麦克风被别的程序占用。请关掉它，再点“检查设备”。', insecure: '只有加密的网址才能使用麦克风，请告诉管理员。',
    notChosen: '您没有选择在浏览器里接听。', noKey: '这个服务没有开通浏览器通话，请改用自己的电话，或告诉管理员。', unreachable: '连不上服务器，正在重试。', refused: '电话网络拒绝了这个浏览器，正在重试；一直这样请告诉管理员。', network: '连不上电话网络，正在重试。', expired: '许可已过期，正在更新。', other: '出了意外，正在重试。',
  },
  warning: { slow: '网络有些慢，声音可能会断断续续或延迟。', lossy: '网络不稳，对方的话可能会漏掉。', silent: '您的麦克风没有声音，对方可能听不到您。', cut: '通话的网络断了，正在恢复，请不要关闭这个页面。' },
}
