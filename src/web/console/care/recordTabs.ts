export const recordTabs = ['record', 'risk', 'screening', 'plan'] as const
export type RecordTab = (typeof recordTabs)[number]
