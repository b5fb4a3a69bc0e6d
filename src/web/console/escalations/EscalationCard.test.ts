import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { EscalationCauseValues, type EscalationView } from '../../shared/contracts.gen'
import { makeConsoleI18n } from '../locale/i18n'
import EscalationCard from './EscalationCard.vue'

beforeEach(() => setActivePinia(createPinia()))

it.each(EscalationCauseValues)('says in the reader’s language that %s raised it', (cause) => {
  const said = (['zh', 'en'] as const).map((locale) => {
    const i18n = makeConsoleI18n()
    i18n.global.locale.value = locale
    const one = { id: 'e', kind: 'SupervisorNow', state: 'Raised', level: 'High', contact: 'c', owner: 'Desk', steps: [], cause, summary: null } as unknown as EscalationView
    return mount(EscalationCard, { props: { one }, global: { plugins: [i18n] } }).find('[data-testid=escalation-cause]').text()
  })
  expect(said[0]).toMatch(/请决定/)
  expect(said[1]).toMatch(/please decide/)
})
