export const recordTabs = ['record', 'risk', 'screening', 'plan', 'escalation', 'person'] as const
export type RecordTab = (typeof recordTabs)[number]
