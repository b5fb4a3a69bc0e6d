/** Caring for counsellors: a talk after a hard contact. */
export const debriefing = {
  region: '和督导聊聊', offer: '{when} 的{line}来访风险{risk}。要不要和督导聊一聊？', yes: '请督导找我聊聊', no: '这次不用', thanks: '已告诉督导，会有人来找您。', list: '想和督导聊聊的咨询员', none: '目前没有。', note: '要记下的（可不填）', done: '已聊过',
}
