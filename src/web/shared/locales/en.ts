/** The domain's words (domain.md). One constant an enumeration, so that a page bundles only those that it names. */
export const ageBand = { Unknown: 'Rather not say', Under14: 'Under 14', From14To17: '14 to 17', Adult: '18 or older' }
export const whoCalls = { Self: 'Myself', Parent: 'Parent', Teacher: 'Teacher', Peer: 'Friend or classmate', Other: 'Somebody else' }
export const safeNow = { NotAsked: 'Not asked', Safe: 'Safe', Unsure: 'Not sure', NotSafe: 'Not safe' }
export const topic = {
  StudyPressure: 'Pressure at school', ParentChild: 'Parents and children', FamilyChange: 'Changes in the family', Peers: 'Friends and classmates',
  TeacherStudent: 'Teachers', Bullying: 'Bullying', Emotions: 'Feelings', SuicideSelfHarm: 'Suicide or self-harm', InternetPhone: 'Internet and phone',
  Romance: 'Love', SexualityPuberty: 'Sexuality and puberty', SexualAbuse: 'Sexual abuse', DomesticViolenceNeglect: 'Violence or neglect at home',
  MentalIllnessMedication: 'Mental illness and medication', SleepEatingBody: 'Sleep, eating, body', SelfAdjustment: 'Myself and new situations',
  LifePlanning: 'Plans for life', LossTrauma: 'Loss and trauma', LegalRights: 'Legal rights', FamilyEducation: 'Bringing up children',
  SubstanceUse: 'Alcohol and drugs', Information: 'Information', NotForService: 'Not for this service',
}
export const channel = { Voice: 'Telephone', Chat: 'Chat', WebCall: 'Web call', Message: 'Message' }
export const contactState = {
  Waiting: 'Waiting', Offered: 'Offered', Connecting: 'Connecting', Connected: 'Connected', WrapUp: 'Wrap-up', Closed: 'Closed', Abandoned: 'Abandoned', Overflowed: 'Overflowed',
}
export const presence = {
  Offline: 'Offline', Available: 'Available', Break: 'Break', WrapUp: 'Wrap-up', NotResponding: 'Not responding', Offered: 'Offered', Busy: 'Busy',
}
export const priority = { Routine: 'Routine', Elevated: 'Elevated', High: 'High', Immediate: 'Immediate' }
export const riskLevel = { NotAssessed: 'Not assessed', Low: 'Low', Moderate: 'Moderate', High: 'High', Immediate: 'Immediate' }
export const disposition = {
  None: 'None', Support: 'Support', Education: 'Education', SafetyPlan: 'Safety plan', Referral: 'Referral', Police: 'Police', MandatoryReport: 'Mandatory report', Appointment: 'Appointment',
}
export const contactKind = {
  General: 'General', Crisis: 'Crisis', Silent: 'Silent', Repeated: 'Repeated', Harassing: 'Harassing', Difficult: 'Difficult', Interrupted: 'Interrupted', HungUp: 'Hung up', Information: 'Information',
}
export const gender = { Unknown: 'Unknown', Female: 'Female', Male: 'Male', Other: 'Other' }
export const schoolStage = {
  Unknown: 'Unknown', Primary: 'Primary', Junior: 'Junior', Senior: 'Senior', Vocational: 'Vocational', University: 'University', NotAtSchool: 'Not at school',
}
export const guardianSafety = { Unknown: 'Unknown', Safe: 'Safe', Unsafe: 'Unsafe' }
export const party = { Caller: 'Caller', Counsellor: 'Counsellor', Supervisor: 'Supervisor', System: 'System', Network: 'Network' }
export const author = { Caller: 'Caller', Counsellor: 'Counsellor', System: 'System' }
