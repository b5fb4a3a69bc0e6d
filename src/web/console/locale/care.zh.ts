/** Assessment: risk questions, screening, safety plan. */
export const careWords = {
  riskAnswer: { NotAsked: '没问', No: '没有', Yes: '有', Unclear: '不清楚' },
  planOutcome: { Ordered: '已发出', NotYours: '这次来访不在您的桌面上。', NoNumber: '没有可以发短信的号码。', NotSafe: '没有标明可以联系（或号码是家长的而监护人未标明安全）：不能发短信。请念给来访者听。', TooLong: '内容为空或太长。' },
  severity: { Minimal: '无或极轻', Mild: '轻度', Moderate: '中度', ModeratelySevere: '中重度', Severe: '重度' },
}

export const careForm = {
  thoughts: '想死或自伤的念头', plan: '计划', means: '方法和工具', time: '时间', place: '地点', history: '以前的自杀或自伤', riskSaid: '来访者对这些问题的回答', phq9: 'PHQ-9 的回答', followUpOutcome: '回访结果', gad7: 'GAD-7 的回答',
  withoutSupervisor: '没有督导接手就结案的理由', planSigns: '感到快撑不住时的信号', planAlone: '自己能做的事', planPlaces: '能去的地方、能见的人', planPeople: '可以求助的人', planHelp: '可以找的专业帮助', planSafer: '让身边更安全',
}

export const careClose = { needEscalation: '处理结果写的是已上报、报警或转介，但还没有上报：请先在“上报”里发出', needSupervisor: '高风险来访结案前要有督导接手；等不到时请写明理由', aloneHint: '督导还没有接手。写明理由就可以结案，理由会进入督导的复核清单', needSigns: '还有高风险的信号没有人看：请先在上方看过', needRisk: 'PHQ-9 第 9 题不是“完全不会”：请先问念头、计划和方法', needLowerReason: '等级低于已知信号，请写明理由' }

export const care = {
  tabs: { label: '档案的各部分', record: '记录', risk: '风险', screening: '量表', plan: '安全计划', escalation: '上报', person: '来访者与个案' },
  prompt: { text: '已经谈了 {minutes} 分钟，还没有问到风险。', go: '打开风险问题' },
  risk: {
    title: '风险问题', least: '已知的信号指向：{level}。等级只升不降；选更低的等级要写理由。', nothing: '还没有指向更高等级的信号。', ask: '可以这样问', guide: '怎么问、怎么说',
    askThoughts: '“有时候人太难受会想到不如死了算了。你有过这样的想法吗？”', askPlan: '“你想过会怎么做吗？”', askMeans: '“你说的东西现在在手边吗？”', askTime: '“想过什么时候吗？是今天、这几天，还是没想好？”',
    askPlace: '“你现在在哪里？身边有人吗？”', askHistory: '“以前有过这样的时候吗？当时发生了什么？最近一次是什么时候？”',
    say1: '直接问，不绕弯。问自杀不会让人去自杀。', say2: '先听，再问。重复他的话，让他知道您听到了。', say3: '不讲道理，不说“想开点”，不保证“一定没事”。', say4: '不承诺无条件保密：“如果你的安全有危险，我需要和能帮上忙的人说。”',
    say5: '正在实施、工具在手或地点危险：一直保持联系，请他先放下工具、离开那个地方，同时上报督导。', say6: '他不回答也要记下“问了，不清楚”。',
  },
  screening: {
    intro: '过去两周，有多少时候受到下面的问题困扰？一题一题念给来访者听，不替他选。', phq9: 'PHQ-9 抑郁', gad7: 'GAD-7 焦虑', score: '{total} 分 · {severity}', partly: '已答 {n} / {of} 题', clear: '清空', note: '分数只是一次观察：不是诊断，不会结案，也不会降低风险等级。',
    ninth: '第 9 题不是“完全不会”：现在请问风险问题。', o0: '完全不会', o1: '好几天', o2: '一半以上的天数', o3: '几乎每天',
    p1: '做事时提不起劲或没有兴趣', p2: '感到心情低落、沮丧或绝望', p3: '入睡困难、睡不安稳或睡得过多', p4: '感觉疲倦或没有活力', p5: '食欲不振或吃太多', p6: '觉得自己很糟，或觉得自己很失败，让自己或家人失望',
    p7: '对事物专注有困难，例如看书、写作业或看视频时', p8: '动作或说话慢到别人已经察觉；或正好相反，烦躁、坐立不安，动来动去比平常多', p9: '有不如死掉或用某种方式伤害自己的念头',
    g1: '感觉紧张、焦虑或急切', g2: '不能停止或控制担忧', g3: '对各种各样的事情担忧过多', g4: '很难放松下来', g5: '由于不安而无法静坐', g6: '变得容易烦恼或急躁', g7: '感到似乎将有可怕的事情发生而害怕',
  },
  plan: {
    intro: '和来访者一起写，用他自己的话。只写他愿意做、做得到的。', hintSigns: '什么想法、心情、处境说明危险近了？', hintAlone: '不靠别人，什么能让自己撑过一会儿？', hintPlaces: '哪里人多、哪里安心？和谁在一起会好一些？', hintPeople: '谁可以听我说？怎么联系？',
    hintHelp: '热线、学校心理老师、医院；危险时 110、120', hintSafer: '把什么收起来、交给谁？', sms: '用短信发给来访者', smsSent: '安全计划已交给短信网络；送到没有，来访详情里看得到。', send: '发给来访者', preview: '来访者会看到', sent: '安全计划已作为消息发出。', confirm: '发送', cancel: '先不发', empty: '还没有写内容。', tooLong: '太长了，请缩短到 {max} 字以内。', voice: '电话来访：请慢慢念给来访者，请他自己记下来。', head: '我的安全计划', foot: '我随时可以再打来。有立即的危险：110、120。',
  },
}
