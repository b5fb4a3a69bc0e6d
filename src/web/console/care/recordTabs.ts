export const recordTabs = ['record', 'risk', 'screening', 'plan', 'person'] as const
export type RecordTab = (typeof recordTabs)[number]
