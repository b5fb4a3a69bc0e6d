import { channel, presence } from '../../shared/locales/zh'

export const zh = {
  channel,
  presence: { ...presence, Available: '可接', Break: '休息', Busy: '服务中' },
  board: {
    title: '热线大屏', language: 'English', languageLabel: '切换到英文', full: '全屏（F）', leaveFull: '退出全屏（F）', console: '工作台', loading: '正在连接…', unreachable: '连不上服务器，正在重试。', open: '开放中', closed: '未开放',
    now: '现在', counsellors: '在岗咨询员', nobody: '没有咨询员在岗', curve: '今日曲线', curveOf: '{line} 今日各小时', hour: '时', lost: '掉线', chats: '{count} 个文字', onVoice: '通话中', notYet: '尚无数据', seconds: '{n} 秒', target: '目标 {value}', none: '无',
    within: '目标内', late: '超过目标', tooLate: '超过目标两倍', noWait: '无人等候', close: '关闭', definition: '定义',
    calm: '没有“立即”来访在等候', alarm: '{count} 位“立即”来访正在等候', alarmLine: '{line}：{count} 位“立即”来访正在等候', unmetLine: '{line}：{count} 位来访在等，在岗没有人能接', unmet: '{count} 位来访在等，在岗没有人能接', oneSeat: '热线开放，只有 1 人在岗（至少 2 人）', noSeat: '热线开放，没有人在岗（至少 2 人）', stale: '画面已停 {seconds} 秒：下面不是现在的情况。正在重新连接。', behind: '档案落后 {seconds} 秒', met: '达标', missed: '未达标',
  },
  trouble: {
    recordUnavailable: '档案库连不上：来访照常接待，记录稍后补写。', recordGap: '流水有一段没有进入档案，请管理员核查。', deadLetters: '有事件未能写入档案，请管理员处理。', opening: '系统正在恢复现场数据，几秒内暂停派单。', unknown: '系统报告问题：{code}',
  },
  measure: {
    waiting: '等候人数', longestWait: '最长等候', serviceLevel: '服务水平', speed: '平均接起', abandonment: '放弃率', arrived: '到达', answered: '接通', abandoned: '放弃', shortAbandoned: '短放弃', free: '可接', signedIn: '在岗',
  },
  definition: {
    waiting: '现在等候的来访（含正在派单的）。', longestWait: '最早到达的等候来访已等多久，从第一次到达算起，中间派单失败不重新计算。', serviceLevel: '目标时间内接通数 ÷（接通数 + 超过目标后放弃数）。今天，目标由热线设置。', speed: '从到达到接通的平均时间。今天。',
    abandonment: '放弃数（不含短放弃）÷（接通数 + 放弃数，均不含短放弃）。今天。', arrived: '今天在热线开放时间内到达的来访。', answered: '今天接通的来访。', abandoned: '今天接通前离开的来访，不含短放弃。', shortAbandoned: '5 秒内离开的来访：单独计数，不计入任何比率。', free: '现在可以接新来访的咨询员。', signedIn: '现在上班的咨询员，含休息和服务中的。',
  },
}
