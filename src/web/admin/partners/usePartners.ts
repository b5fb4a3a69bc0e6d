import { computed, ref } from 'vue'
import { newId } from '../../console/desk/newId'
import { get, post, put } from '../../console/session/api'
import type { ImportOutcome, PartnerKind, PartnerView } from '../../shared/contracts.gen'
import { noteOf, type Note } from '../duty/useDuty'

/** The directory of those outside with whom the service works. */
export function usePartners() {
  const partners = ref<PartnerView[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const kind = ref<PartnerKind | ''>('')
  const county = ref('')
  const words = ref('')
  const shown = computed(() => partners.value.filter((one) =>
    (!kind.value || one.kind === kind.value) && (!county.value || !one.county || one.county === county.value)
    && (!words.value || [one.name, one.serves, one.contact.person].some((text) => text?.toLowerCase().includes(words.value.toLowerCase())))))

  async function load() {
    const answer = await get<PartnerView[]>('/api/partners')
    state.value = answer.ok ? 'ready' : 'failed'
    if (answer.ok) partners.value = answer.value
  }
  const fresh = (): PartnerView => ({
    id: newId(), kind: kind.value || 'CountyCentre', name: '', county: county.value || null, serves: '', delivery: 'Sms', order: 1, active: true, version: 0, contact: { person: '', numbers: [], email: '', note: '' },
  })
  async function save(partner: PartnerView): Promise<Note | null> {
    const answer = await put<PartnerView>(`/api/partners/${partner.id}`, partner)
    await load()
    return answer.ok ? null : noteOf(answer)
  }
  async function takeIn(text: string, dryRun: boolean): Promise<ImportOutcome | Note> {
    const answer = await post<ImportOutcome>('/api/partners/import', { text, dryRun })
    if (answer.ok && answer.value.saved) await load()
    return answer.ok ? answer.value : noteOf(answer)
  }
  return { partners, state, kind, county, words, shown, load, fresh, save, takeIn }
}
