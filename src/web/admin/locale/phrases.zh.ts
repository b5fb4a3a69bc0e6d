/** Texts of the pages for phrase rules and for limits. */
export const phrases = {
  phrases: {
    title: '危险用语规则', about: '来访者打字时，系统按这些规则提醒咨询员。规则只会提高优先级；没有命中不表示安全。', failed: '没有成功，请稍后再试。', notInForce: '保存的修改与现在的规则不合，没有生效：', category: '类别', find: '查找用语或规则', version: '自带规则 {shipped}，本单位第 {version} 版', add: '添加规则', none: '没有符合条件的规则。',
    learned: '学习得来的词', learnedHint: '每个一至三个字，分数由人工标注的句子算出：同一处分数足够时提升为“中”风险，无害的词会减分。不带分数的规则不受影响，照样提升。上面各词表的分数是与它们一起算出的，停用后会漏掉更多信号。',
    idioms: '本单位的习惯说法', idiomsHint: '这些说法不会触发任何规则，例如方言里的玩笑话。', removeIdiom: '移除“{text}”', newIdiom: '说法', addIdiom: '添加',
    versions: '历史版本', noVersions: '还没有保存过修改。', nth: '第 {version} 版', count: '{count} 处修改', goBack: '取回这一版', shipped: '自带规则，没有任何修改', save: '保存为新版本', saved: '已保存为新版本，几秒之内在所有服务器上生效。', invalid: '规则有问题，没有保存也没有生效：', onTop: '在最新版本上继续我的修改',
    broken: { cannotRead: '{where}：“{what}”读不出来，常见原因是括号没有成对。', noList: '{where}：没有叫“{what}”的词表。', matchesNothing: '{where}：“{what}”连空白也会命中。', contains: '{where}：“{what}”里有不能用的写法。', tooLarge: '{where}：“{what}”展开后太长。', noPatterns: '{where}：用语不能是空的，最多 300 条，每条最多 500 字。', level: '{where}：需要类别和 1 到 4 的风险等级。' },
    calm: '缓和的话', pointsOnly: '{points} 分，合起来才提醒', points: '{points} 分', state: { shipped: '自带', changed: '已修改', added: '本单位添加', disabled: '已停用' }, more: '还有 {count} 条', less: '收起', edit: '修改', disable: '停用', enable: '启用', restore: '恢复自带的', delete: '删除',
    level: '风险等级', pointsOf: '分数（缓和的话为负数）', patterns: '用语，每行一条', patternsHint: "可以写：a{'|'}b（任选其一）、x?（可有可无）、[ab]（其中一个字）、~5（同一小句里最多隔 5 个字）、~~9（同一句里最多隔 9 个字）、用花括号引用词表。", keep: '放进草稿',
    try: '试一句话', tryHint: '例如：我今晚就在桥上', tryGo: '试一试', tryDraft: '按下面还没有保存的修改来试。', noHit: '没有命中任何规则。没有命中不表示安全。', hit: '命中，等级：{level}',
  },
  limits: {
    title: '期限与上限', about: '保障来访者和咨询员的时限与次数。', failed: '没有成功，请稍后再试。', followUps: '回访计划', care: '来访者与咨询员关怀', weeklyHint: '高风险来访上限是新建咨询员时的默认值，每个人可以在“人员”里单独设置；不填为不限。达到上限的人，这一类来访会先派给别人。',
    field: { weeklyHighRisk: '七天内最多几次高风险来访', riskPromptMinutes: '对话多久还没有问到风险，就提醒咨询员（分钟）', debriefingDays: '高风险来访后可以约督导谈一谈的期限（天）', callbackTries: '回拨最多打几次（次）', callbackGapMinutes: '两次回拨之间的间隔（分钟）', callbackHours: '回拨最多等多久（小时）', repeatedMinutes: '同一号码多次打来又挂断，多久以内算反复（分钟）' },
    range: '“{field}”应在 {least} 到 {most} 之间，没有保存。', save: '保存', saved: '已保存，立即生效。',
    protected: '高风险来访之后的保护时间', protectedHint: '结案后这段时间不派单，本人可以提前结束。在“热线”里按热线设置。', minutes: '{minutes} 分钟', urgent: '极高风险来访无人接待时', urgentHint: '扩大范围、呼叫督导、呼叫后备电话的时限在“热线”里设置；呼叫谁由“值班”决定。', change: '去修改',
  },
}
