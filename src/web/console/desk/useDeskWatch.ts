import { onMounted, onUnmounted, watch } from 'vue'
import { useForms } from '../form/useForms'
import { useServiceInfo } from '../session/useServiceInfo'
import { useVoice } from '../voice/useVoice'
import { useTexts } from '../locale/i18n'
import { whyReturned } from '../consult/consultEnds'
import type { DeskContact } from './deskState'
import { useDesk } from './useDesk'
import { useLists } from './useLists'
import { useNotices } from './useNotices'
import { useNow } from './useNow'
import { useView } from './useView'

const shownFor = 10_000

/** What happens on the desk by itself: marks as seen, tells what left, clears it away, and warns before unsaved text is left. */
export function useDeskWatch() {
  const desk = useDesk()
  const lists = useLists()
  const view = useView()
  const clock = useNow()
  const forms = useForms()
  const notices = useNotices()
  const service = useServiceInfo()
  const voice = useVoice()
  const { t, word } = useTexts()
  const told = new Set<string>()

  const nameOf = ({ card }: DeskContact) => card.alias ?? card.answers?.alias ?? card.callerNumberMasked ?? service.lineName(card.line)

  // Seen: the chat is on the screen of a window that somebody looks at. Before it is drawn, so that no unread mark flashes up on the open chat.
  const open = () => (view.selected ? desk.desk.contacts[view.selected]?.messages.length : 0)
  watch(() => [clock.now, view.selected, view.page, desk.connection, open()] as const, () => {
    if (view.selected && view.page === 'desk' && document.visibilityState === 'visible') desk.seen(view.selected)
  })

  watch(() => desk.contacts.filter((c) => c.gone).map((c) => `${c.card.id}|${c.gone!.at}`).join(), () => {
    for (const contact of desk.contacts) {
      const key = `${contact.card.id}|${contact.gone?.at}`
      if (!contact.gone || told.has(key)) continue
      told.add(key)
      notices.say(t('notice.gone', { name: nameOf(contact), what: word('gone', contact.gone.reason) }), contact.gone.reason === 'expired')
      if (contact.gone.reason === 'transferred') letGo(contact)
    }
  })

  /** What this counsellor gave away is not kept in sight; the notice says that it went. */
  function letGo({ card, outgoing }: DeskContact) {
    if (forms.isUnsaved(card.id) || outgoing.length) return
    const next = lists.ordered.find((c) => !c.gone)
    if (view.selected === card.id) view.select(next?.card.id ?? null)
    desk.dismiss(card.id)
  }

  watch(() => clock.now, (now) => {
    for (const contact of desk.contacts) {
      if (!contact.gone || now - contact.gone.at < shownFor || view.selected === contact.card.id) continue
      if (!forms.isUnsaved(contact.card.id) && contact.outgoing.length === 0) desk.dismiss(contact.card.id)
    }
    if (view.selected && !desk.desk.contacts[view.selected]) view.select(lists.ordered[0]?.card.id ?? null)
  })

  watch(() => desk.returned, (last) => {
    const why = last && whyReturned(last.reason)
    if (why) notices.say(t(`consults.back.${why}`), true)
  })
  watch(() => desk.freed, () => notices.say(t('moves.freedNotice'), true))

  // A contact that was closed or given away makes room for the next one.
  watch(() => (view.selected ? desk.desk.contacts[view.selected]?.gone?.reason : null), (reason) => {
    if (reason !== 'closed' && reason !== 'transferred') return
    view.select(lists.ordered.find((c) => !c.gone)?.card.id ?? null)
  })

  // After a reload something is on the desk already.
  watch(() => lists.ordered.length, (now, before) => {
    if (!view.selected && now > 0 && !before) view.selected = lists.ordered[0]!.card.id
  })

  function onLeave(event: BeforeUnloadEvent) {
    // A call in this browser ends with the page.
    if (voice.state.call || desk.contacts.some((c) => forms.isUnsaved(c.card.id) || c.outgoing.length > 0)) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', onLeave))
  onUnmounted(() => removeEventListener('beforeunload', onLeave))
}
