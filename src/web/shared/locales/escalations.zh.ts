/** 上报 in the words of both the console and the partner's page. */
export const escalationKind = { SupervisorNow: '立即通知督导', SupervisorBeforeClosing: '结案前请督导过问', EmergencyHandOff: '紧急救援（110/120）', CountyCentre: '县级中心', SchoolMentorGroup: '学校导师团', TownshipLiaison: '基层包联', GreenChannel: '医院绿色通道', MandatoryReport: '强制报告' }
export const escalationState = { Raised: '已上报', Delivered: '已送达', Acknowledged: '已确认', InProgress: '处理中', Reported: '已回报', Closed: '已办结', Declined: '已谢绝', Overdue: '已超时' }
export const escalationStep = { Raised: '上报', Delivered: '已送达', Acknowledged: '确认接手', Declined: '不能接手', Overdue: '超过时限', Moved: '转给下一位', Assigned: '督导指定', LinkOpened: '打开链接', LinkRevoked: '收回链接', WhereaboutsOpened: '打开位置信息', Reported: '回报', Closed: '办结', Progress: '进展', PoliceTold: '已联系警方或急救', HelpMadeContact: '救援人员已接触到来访者', Appointment: '预约就诊', Seen: '已就诊', Result: '就诊结果', Talk: '约定三方会谈', Minutes: '三方会谈纪要' }
export const escalationOutcome = { Done: '已处理', HandedOn: '已移交', NotReached: '未能联系上', NotNeeded: '不需要处理' }
export const resultConsent = { Nothing: '不返回学校', Attendance: '只返回是否就诊', Result: '返回就诊结果' }
export const greenCare = { Outpatient: '门诊', Inpatient: '住院', Counselling: '心理咨询' }
export const ownerKind = { Staff: '本服务人员', Partner: '合作单位', Desk: '全体督导' }
export const escalationCause = { FollowUpNotSafe: '回访时不安全，已经停下：请决定怎样继续。', FollowUpWrongPerson: '回访的号码不是本人的：请决定怎样继续。', FollowUpNotReached: '回访一直没有联系上，次数已经用完：请决定怎样继续。' }
export const linkRefusal = { LinkUnknown: '链接无效。', LinkExpired: '链接已经过期。', LinkUsed: '链接已经在另一台设备上打开过。', LinkRevoked: '链接已经失效。' }
