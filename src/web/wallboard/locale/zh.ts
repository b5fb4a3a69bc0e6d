import { escalationKind, escalationState, ownerKind } from '../../shared/locales/escalations.zh'
import { channel, presence } from '../../shared/locales/zh'

export const zh = {
  channel,
  escalationKind,
  escalationState,
  ownerKind,
  presence: { ...presence, Available: '可接', Break: '休息', Busy: '服务中' },
  board: {
    title: '热线大屏', language: 'English', full: '全屏（F）', leaveFull: '退出全屏（F）', history: '历史', console: '工作台', loading: '正在连接…', unreachable: '连不上服务器，正在重试。', open: '开放中', closed: '未开放',
    now: '现在', counsellors: '在岗咨询员', nobody: '没有咨询员在岗', curve: '今日曲线', curveOf: '{line} 今日各小时', hour: '时', lost: '掉线', browserNotReady: '浏览器未就绪，接不到电话', chats: '{count} 个文字', onVoice: '通话中', notYet: '尚无数据', seconds: '{n} 秒', target: '目标 {value}', none: '无',
    within: '目标内', late: '超过目标', tooLate: '超过目标两倍', noWait: '无人等候', close: '关闭', definition: '定义',
    calm: '没有“立即”来访在等候', alarm: '{count} 位“立即”来访正在等候', alarmLine: '{line}：{count} 位“立即”来访正在等候', unmetLine: '{line}：{count} 位来访在等，在岗没有人能接', unmet: '{count} 位来访在等，在岗没有人能接', seats: '热线开放，只有 {count} 人在岗（至少 {least} 人）', noSeat: '热线开放，没有人在岗（至少 {least} 人）', levelLow: '服务水平 {value}，低于 {limit}', waitLong: '{channel}最长等候 {wait}，超过 {limit}', stale: '画面已停 {seconds} 秒：下面不是现在的情况。正在重新连接。', behind: '档案落后 {seconds} 秒', oldest: '最久 {age}', left: '还剩 {time}', sinceRaised: '已超时，上报 {age}', raised: '上报 {age}', noEscalation: '没有未办结的上报', more: '还有 {count} 次，见历史', supervisorsOnly: '名单只有督导和管理员能打开。', met: '达标', missed: '未达标',
  },
  variant: { AbandonedIgnored: '目标内放弃不计', AbandonedAgainst: '放弃都算未达', AbandonedFor: '目标内放弃算达到' },
  history: {
    title: '历史', back: '大屏', line: '热线', day: '日期', to: '至', minute: '时刻', by: '分组', None: '不分组', Channel: '渠道', Queue: '队列', County: '县（市、区）', Counsellor: '咨询员', moment: '{time} 的情况', waiting: '等候的来访', nobodyWaits: '没有人在等候', onShift: '在岗咨询员', nobody: '没有人在岗', alarms: '当天的提醒', noAlarms: '没有提醒', alarmsThen: '此刻的提醒', until: '至今', figures: '指标', all: '全部', unknown: '不详', contacts: '{measure}：{total} 次来访', csv: '导出（小于 5 的不显示）', failed: '读取失败，请重试。', recordDown: '档案库连不上，暂时看不到历史。', offers: '派单 {count} 次', time: '咨询员时间', signedIn: '在岗', pause: '休息', connected: '接待', wrapUp: '事后处理', occupancy: '占用率', services: '服务次数', asOf: '截至 {time}', kind: '种类', acknowledgedAfter: '{time} 后确认（时限 {limit}）', notAcknowledged: '还没有人确认（时限 {limit}）', notOnTime: '未按时', previous: '上一页', next: '下一页',
  },
  alarm: { ImmediateWaiting: '“立即”来访在等候', Unmet: '有来访在等，在岗没有人能接', FewSeats: '在岗人数不足', LongestWait: '最长等候超限', ServiceLevel: '服务水平低于目标' },
  figure: { Incoming: '来电数', Offered: '到达', Answered: '接通数', AnsweredInTarget: '目标内接通', Abandoned: '放弃', AbandonedInTarget: '目标内放弃', AbandonedAfterTarget: '超目标放弃', ShortAbandoned: '短放弃', Overflowed: '溢出', Waiting: '仍在等候', PersonTimes: '人次', persons: '人数', services: '服务次数', serviceLevel: '服务水平', abandonment: '放弃率', answerMean: '平均接起', answerMedian: '接起中位', answerP90: '接起 P90', answerMax: '最长接起', longestWait: '最长等候', handleMean: '平均处理', waitTold: '预计等候准不准', reached: '追到率', onTime: '上报按时确认', openStill: '未办结', ackMedian: '确认用时中位', ackMax: '最久确认' },
  figureIs: { Incoming: '打进来的来访，不论结果。', Offered: '热线开放时到达的来访。', Answered: '接通的来访，每个只计一次，不论派单几次、转接几次。', AnsweredInTarget: '在目标时间内接通的。', Abandoned: '接通前离开的，不含短放弃。', AbandonedInTarget: '在目标时间内离开的，不含短放弃。', AbandonedAfterTarget: '超过目标时间后离开的。', ShortAbandoned: '5 秒内离开的：单独计数，不计入任何比率。', Overflowed: '离开本服务去了别处（留言、外部号码）的。', Waiting: '截至所选时刻还没有接通的。', PersonTimes: '有过交谈的来访，打进打出都算，每次计一次。', persons: '有过交谈的不同的人；认不出是谁的每次算一人。', services: '咨询员与来访者的交谈段数；转接一次算两段。', serviceLevel: '目标内接通 ÷（接通 + 超目标后放弃）；热线可选另外两种算法，表中写明。', abandonment: '放弃 ÷（接通 + 放弃），均不含短放弃。', answerMean: '从到达到接通的平均时间。', answerMedian: '一半的来访在这个时间内接通。', answerP90: '九成的来访在这个时间内接通。', answerMax: '最久的一次接通。', longestWait: '从第一次到达算起，中间派单失败不重新计算。', handleMean: '接待加事后处理的平均时间。', waitTold: '到达时看到预计等候时间的来访中，实际等候没有超过上限的比例（括号里是来访数）。上限取最近 50 次等候的第 90 百分位，所以应在九成左右；没等到就离开的，等满上限才算超过。', reached: '接通前离开、能认出的人中，最后一次离开后 60 分钟内有过交谈的比例。', occupancy: '占用率 =（接待 + 事后处理）÷（在岗 − 休息）。同时接几个文字来访只算一次时间；休息时还在接待的不算休息。', onTime: '从上报到第一次有人确认，在时限之内的 ÷ 全部，按种类。中途转给下一位不重新计时；时限还没到、也没有人确认的暂不计算。' },
  trouble: {
    recordUnavailable: '档案库连不上：来访照常接待，记录稍后补写。', recordGap: '流水有一段没有进入档案，请管理员核查。', unreadable: '档案里有读不出的记录，已搁置并写入日志，请管理员核查。', deadLetters: '有事件未能写入档案，请管理员处理。', opening: '系统正在恢复现场数据，几秒内暂停派单。', networkAway: '连不上电话网络：来电者保留位置，电话暂停派单，恢复后马上继续；文字对话不受影响。', unknown: '系统报告问题：{code}',
  },
  measure: {
    waiting: '等候人数', longestWait: '最长等候', serviceLevel: '服务水平', speed: '平均接起', abandonment: '放弃率', arrived: '到达', answered: '接通', abandoned: '放弃', shortAbandoned: '短放弃', free: '可接', signedIn: '在岗', messages: '待听留言', callbacks: '待回拨', overflowed: '溢出', escalations: '未办结上报', lateEscalations: '上报超时', immediate: '“立即”来访在等候', unmet: '在岗没有人能接',
  },
  definition: {
    waiting: '现在等候的来访（含正在派单的和待回拨的，不含留言）。', longestWait: '最早到达的等候来访已等多久，从第一次到达算起，中间派单失败不重新计算。', serviceLevel: '目标时间内接通数 ÷（接通数 + 超过目标后放弃数）。今天，目标由热线设置。', speed: '从到达到接通的平均时间。今天。',
    abandonment: '放弃数（不含短放弃）÷（接通数 + 放弃数，均不含短放弃）。今天。', arrived: '今天在热线开放时间内到达的来访。', answered: '今天接通的来访。', abandoned: '今天接通前离开的来访，不含短放弃。', shortAbandoned: '5 秒内离开的来访：单独计数，不计入任何比率。', free: '现在可以接新来访的咨询员。', signedIn: '现在上班的咨询员，含休息和服务中的。',
    messages: '还没有人接手的留言。不在等候人数里，也不计入任何比率。', callbacks: '已挂机、轮到时由我们打回去的来电者。保留原来的位置，包含在等候人数里。', overflowed: '今天离开本服务去了别处的来访：转为留言，或接到外部号码。', escalations: '还没有办结的上报，全部热线。按剩余时间排列，超时的在前。', lateEscalations: '时限已过、此后还没有人做该做的事的上报：没有人确认，或确认后没有进展、没有回报。', immediate: '等候中、优先级为“立即”的来访。', unmet: '等候的来访要求的条件，现在在岗的人都不符合。',
  },
}
