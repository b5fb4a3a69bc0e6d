import { computed, onMounted, onUnmounted, ref, watch } from 'vue'
import { unread } from '../desk/messages'
import { useDesk } from '../desk/useDesk'
import { useLists } from '../desk/useLists'
import { useView } from '../desk/useView'
import { useTexts } from '../locale/i18n'
import { playMessage, playOffer, unlockSound } from './sound'

const Key = 'hotline.console.sound'
const soundOn = ref(read())

function read(): boolean {
  try {
    return localStorage.getItem(Key) !== 'off'
  } catch {
    return true
  }
}

export function useSound() {
  function toggle() {
    soundOn.value = !soundOn.value
    try {
      localStorage.setItem(Key, soundOn.value ? 'on' : 'off')
    } catch {
      // Lasts as long as the page then.
    }
    if (soundOn.value) playMessage()
  }
  return { soundOn, toggle }
}

/** Sound, desktop notification and the title: so that an offer is noticed in another window. Never says anything about the caller. */
export function useAlerts() {
  const lists = useLists()
  const desk = useDesk()
  const view = useView()
  const { t, word } = useTexts()
  let chime: ReturnType<typeof setInterval> | undefined
  let flash: ReturnType<typeof setInterval> | undefined
  const told = new Map<string, Notification>()

  const ring = () => soundOn.value && playOffer()
  const offers = computed(() => [...lists.offers.map((c) => c.card.offer!.id), ...lists.asked.map((c) => c.card.second!.id)].join())

  watch(offers, () => {
    clearInterval(chime)
    clearInterval(flash)
    document.title = t('app.title')
    for (const [id, shown] of told) if (!offers.value.includes(id)) (shown.close(), told.delete(id))
    if (!offers.value) return
    ring()
    chime = setInterval(ring, 2_500)
    let on = false
    flash = setInterval(() => (document.title = (on = !on) ? `● ${t('app.offerTitle')}` : t('app.title')), 1_000)
    if (document.visibilityState === 'hidden') lists.offers.forEach((c) => notify(c.card.offer!.id, `${c.card.line} · ${word('channel', c.card.channel)}`))
  }, { immediate: true })

  function notify(id: string, body: string) {
    if (told.has(id) || !('Notification' in window) || Notification.permission !== 'granted') return
    const shown = new Notification(t('app.offerTitle'), { body, tag: id, requireInteraction: true })
    shown.onclick = () => (window.focus(), shown.close())
    told.set(id, shown)
  }

  const unreadAll = computed(() => desk.contacts.reduce((sum, c) => sum + (c.gone ? 0 : unread(c.messages, c.card.seenByCounsellor)), 0))
  watch(unreadAll, (now, before) => {
    if (now > before && soundOn.value && (document.visibilityState === 'hidden' || view.page !== 'desk' || lists.open.length > 1)) playMessage()
  })

  onMounted(() => {
    addEventListener('pointerdown', unlockSound)
    addEventListener('keydown', unlockSound)
  })
  onUnmounted(() => {
    removeEventListener('pointerdown', unlockSound)
    removeEventListener('keydown', unlockSound)
    clearInterval(chime)
    clearInterval(flash)
  })
}
