import * as shared from '../../shared/locales/escalations.zh'
import { riskLevel } from '../../shared/locales/zh'

/** What a partner reads on a telephone. No text has a gap: this page has no message compiler. */
export default {
  title: '需要您确认', from: '来自', risk: '风险等级', forWhom: '收件', language: 'English', due: '请在此之前处理', asked: '需要', vicePrincipal: '心理副校长',
  intro: '这是一件需要您帮助的事。点“打开”后，只有这台手机能继续查看和填写。', open: '打开', opening: '正在打开……', hint: '请不要转发链接或截屏外传。',
  summary: '情况', noSummary: '对方没有写说明，请先确认接手，再联系热线了解情况。', call: '给热线打电话', steps: '您已填写',
  acknowledge: '确认接手', decline: '不能接手', why: '原因', progress: '记录进展', report: '回报结果', text: '说明', textNeeded: '请写一句说明。', submit: '提交', back: '返回', what: '内容', when: '时间', outcome: '结果',
  acknowledged: '已确认，谢谢您。处理过程中可以随时回来记录进展，处理完请回报结果。', reported: '已收到您的回报，谢谢您。', closed: '这件事已经办结。', declined: '已记录。我们会马上联系下一位，谢谢您告诉我们。',
  offline: '没有连上网络，您写的内容还在，请再试一次。', emergency: '如有人正处于生命危险，请立即拨打 110 或 120。',
  noVeto: '强制报告不能谢绝：请处理，或马上给热线打电话。',
  refused: { ...shared.linkRefusal, WrongState: '状态已经变化，请刷新。', NoVeto: '强制报告和紧急救援不能谢绝。', EscalationUnknown: '没有找到这件事。', NotYours: '这件事已经不在贵单位名下。', Incomplete: '请把内容写完整。', other: '暂时不能处理，请给热线打电话。' },
  desk: {
    title: '合作单位', intro: '请用热线办公室给您的账号登录，查看交给贵单位的事项。', userName: '账号', password: '密码', newPassword: '请设一个自己的新密码（至少 12 位）', signIn: '登录', signOut: '退出登录', list: '返回列表', nothing: '现在没有等贵单位处理的事项。',
    problem: { WrongNameOrPassword: '账号或密码不对。', LockedOut: '密码错了太多次，请过几分钟再试。', RecordUnavailable: '暂时不能登录，请稍后再试；急事请打热线电话。', WeakPassword: '新密码至少 12 位，且不能和原来的一样。', OneTimeExpired: '这个密码已经过期，请联系热线办公室。' },
  },
  kind: shared.escalationKind, state: shared.escalationState, step: shared.escalationStep, result: shared.escalationOutcome, cause: shared.escalationCause, care: shared.greenCare, level: riskLevel,
}
