/** The domain's words (domain.md). One constant an enumeration, so that a page bundles only those that it names. */
export const ageBand = { Unknown: '不想说', Under14: '14 岁以下', From14To17: '14–17 岁', Adult: '18 岁及以上' }
export const whoCalls = { Self: '本人', Parent: '家长', Teacher: '教师', Peer: '同伴', Other: '其他' }
export const safeNow = { NotAsked: '未问', Safe: '安全', Unsure: '不确定', NotSafe: '不安全' }
export const topic = {
  StudyPressure: '学业压力', ParentChild: '亲子关系', FamilyChange: '家庭变故', Peers: '同伴关系', TeacherStudent: '师生关系', Bullying: '校园欺凌',
  Emotions: '情绪', SuicideSelfHarm: '自伤自杀', InternetPhone: '网络与手机', Romance: '恋爱', SexualityPuberty: '性与青春期', SexualAbuse: '性侵害',
  DomesticViolenceNeglect: '家庭暴力或忽视', MentalIllnessMedication: '精神疾病与用药', SleepEatingBody: '睡眠饮食躯体', SelfAdjustment: '自我与适应',
  LifePlanning: '生涯', LossTrauma: '丧失与创伤', LegalRights: '法律维权', FamilyEducation: '家庭教育咨询', SubstanceUse: '物质使用',
  Information: '信息咨询', NotForService: '非服务来电',
}
export const channel = { Voice: '电话', Chat: '文字', WebCall: '网络语音', Message: '留言' }
export const contactState = {
  Waiting: '等候', Offered: '派单中', Connecting: '接通中', Connected: '沟通中', WrapUp: '事后处理', Closed: '已结束', Abandoned: '已离开', Overflowed: '已溢出',
}
export const presence = {
  Offline: '离线', Available: '空闲', Break: '小休', WrapUp: '事后处理', NotResponding: '未应答', Offered: '派单中', Busy: '忙碌',
}
export const priority = { Routine: '常规', Elevated: '优先', High: '高', Immediate: '立即' }
export const riskLevel = { NotAssessed: '未评估', Low: '低', Moderate: '中', High: '高', Immediate: '极高' }
export const disposition = {
  None: '未填', Support: '支持', Education: '宣教', SafetyPlan: '安全计划', Referral: '转介', Police: '报警', MandatoryReport: '强制报告', Appointment: '预约',
}
export const contactKind = {
  General: '一般', Crisis: '危机', Silent: '沉默', Repeated: '反复', Harassing: '骚扰', Difficult: '困难', Interrupted: '中断', HungUp: '挂断', Information: '信息咨询',
}
export const gender = { Unknown: '未知', Female: '女', Male: '男', Other: '其他' }
export const schoolStage = {
  Unknown: '未知', Primary: '小学', Junior: '初中', Senior: '高中', Vocational: '中职', University: '大学', NotAtSchool: '不在校',
}
export const guardianSafety = { Unknown: '未知', Safe: '安全', Unsafe: '不安全' }
export const party = { Caller: '来访者', Counsellor: '咨询员', Supervisor: '督导', System: '系统', Network: '网络' }
export const author = { Caller: '来访者', Counsellor: '咨询员', System: '系统' }
