import { defineStore } from 'pinia'
import { computed } from 'vue'
import { PriorityValues } from '../../shared/contracts.gen'
import { type DeskContact, isAsked } from './deskState'
import { useDesk } from './useDesk'

const byArrival = (a: DeskContact, b: DeskContact) => (a.card.answered ?? a.card.arrived) - (b.card.answered ?? b.card.arrived)

/** The gravest first, because Alt+A takes the first; then the one that rings off sooner. */
export const byUrgency = (a: DeskContact, b: DeskContact) =>
  PriorityValues.indexOf(b.card.priority) - PriorityValues.indexOf(a.card.priority) || a.card.offer!.until - b.card.offer!.until

/** The desk's contacts as the screen groups them. */
export const useLists = defineStore('lists', () => {
  const desk = useDesk()
  const all = computed(() => desk.contacts)
  const offers = computed(() => all.value.filter((c) => !c.gone && c.card.state === 'Offered' && c.card.offer).sort(byUrgency))
  const asked = computed(() => all.value.filter((c) => !c.gone && isAsked(c.card, desk.counsellor?.id)).sort(byArrival))
  const open = computed(() => all.value.filter((c) => !c.gone && !isAsked(c.card, desk.counsellor?.id) && (c.card.state === 'Connecting' || c.card.state === 'Connected')).sort(byArrival))
  const unfinished = computed(() => all.value.filter((c) => !c.gone && c.card.state === 'WrapUp').sort(byArrival))
  /** Was on this desk and left it; an offer that ended is only told. */
  const gone = computed(() => all.value.filter((c) => c.gone && c.loaded).sort(byArrival))
  /** What Alt+1 to Alt+9 count. */
  const ordered = computed(() => [...open.value, ...unfinished.value, ...gone.value])
  return { offers, asked, open, unfinished, gone, ordered }
})
