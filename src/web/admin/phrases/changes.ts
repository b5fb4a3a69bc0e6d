import type { PhraseChanges, PhraseRuleView } from '../../shared/contracts.gen'

/** A rule or list of words as it stands with the office's changes. */
export interface Standing extends PhraseRuleView {
  /** A list of words with points that raise only together. */
  cue: boolean
  state: 'shipped' | 'changed' | 'added' | 'disabled'
}

/** Everything in the order in which it is shown: what raises alone first, the office's own at the end of their kind. */
export function standing(rules: readonly PhraseRuleView[], cues: readonly PhraseRuleView[], changes: PhraseChanges): Standing[] {
  const off = new Set(changes.disabled)
  const known = new Set(rules.map((rule) => rule.id))
  const stateOf = (id: string, own: object | undefined, added = false): Standing['state'] => (off.has(id) ? 'disabled' : added ? 'added' : own ? 'changed' : 'shipped')
  return [
    ...rules.map((rule): Standing => {
      const own = changes.rules.find((one) => one.id === rule.id)
      return { ...rule, ...own, cue: false, state: stateOf(rule.id, own) }
    }),
    ...changes.rules.filter((rule) => !known.has(rule.id)).map((rule): Standing => ({ ...rule, cue: false, state: stateOf(rule.id, rule, true) })),
    ...cues.map((cue): Standing => {
      const own = changes.cues.find((one) => one.id === cue.id)
      return { ...cue, ...own, cue: true, state: stateOf(cue.id, own) }
    }),
  ]
}

const without = <T extends { id: string }>(list: readonly T[], id: string) => list.filter((one) => one.id !== id)

/** The changes with one rule or list of words as it is given. */
export function withRule(changes: PhraseChanges, rule: Standing): PhraseChanges {
  if (rule.cue) return { ...changes, cues: [...without(changes.cues, rule.id), { id: rule.id, points: rule.points ?? 1, patterns: rule.patterns }] }
  return { ...changes, rules: [...without(changes.rules, rule.id), { id: rule.id, category: rule.category ?? 'ideation', level: rule.level ?? 2, patterns: rule.patterns }] }
}
export const toggled = (changes: PhraseChanges, id: string): PhraseChanges =>
  ({ ...changes, disabled: changes.disabled.includes(id) ? changes.disabled.filter((one) => one !== id) : [...changes.disabled, id] })

/** As it came with the service; one that the office added is gone. */
export const restored = (changes: PhraseChanges, id: string): PhraseChanges =>
  ({ ...changes, rules: without(changes.rules, id), cues: without(changes.cues, id), disabled: changes.disabled.filter((one) => one !== id) })

/** How many things the office changed. */
export const countOf = (changes: PhraseChanges) => changes.rules.length + changes.cues.length + changes.disabled.length + changes.idioms.length

/** Same changes, whatever version they are saved under. */
export const sameChanges = (a: PhraseChanges, b: PhraseChanges) => JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 })

/** A new rule's id: nobody reads it, and it must not be one that is there. */
export function newRuleId(all: readonly Standing[]): string {
  for (let n = 1; ; n++) if (!all.some((one) => one.id === `own-${n}`)) return `own-${n}`
}
