import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useContact } from './useContact'

/** Where the caller stands in the queue, in words. */
export function usePlaceText() {
  const { t } = useI18n()
  const contact = useContact()
  return computed(() => {
    const state = contact.contact.value?.state
    if (state === 'Offered' || state === 'Connecting') return t('wait.offered')
    const place = contact.place.value
    if (!place) return t('wait.counting')
    return place.position <= 1 ? t('wait.next') : t('wait.ahead', { n: place.position - 1 })
  })
}
