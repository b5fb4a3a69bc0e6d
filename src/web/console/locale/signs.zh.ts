/** Signs of danger: what they speak of and where they came from. */
export const signWords = {
  signCategory: {
    act: '正在实施', plan: '计划、方法、时间或地点', ideation: '想死的念头', farewell: '告别', pact: '相约', hopelessness: '绝望、觉得拖累',
    selfharm: '自伤', harmed: '正在受到伤害', harmothers: '想伤害他人', voices: '命令的声音', thirdparty: '说的是别人',
  },
  signSource: { Answer: '接通前的回答', Button: '按下“我现在不安全”', Key: '电话里按键求助', Words: '来访者的话', RepeatedAttempts: '多次打来又挂断' },
}

export const signUi = {
  signs: {
    title: '危险信号', level: '{level}', words: '“{words}”', look: '已看到', confirm: '属实', not: '看过，不属实', confirmHint: '“属实”会按这个等级写入档案并立即上报；不属实时请仍按您的判断评估。', seen: '已看', more: '还有 {count} 条已看过', label: '危险信号，请先看',
  },
}
