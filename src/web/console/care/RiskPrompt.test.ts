import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { CareLimits, DeskCard, RecordForm } from '../../shared/contracts.gen'
import { useNow } from '../desk/useNow'
import { fullForm } from '../form/emptyForm'
import { startForm } from '../form/formMachine'
import { useForms } from '../form/useForms'
import { makeConsoleI18n } from '../locale/i18n'
import RiskPrompt from './RiskPrompt.vue'
import { useCareLimits } from './useCareLimits'

const answered = 1_000_000
const card = (over: Partial<DeskCard> = {}) => ({ id: 'c', state: 'Connected', answered, ...over }) as DeskCard
const show = (over: Partial<DeskCard> = {}) => mount(RiskPrompt, { props: { card: card(over) }, global: { plugins: [makeConsoleI18n()] } })
const prompt = '[data-testid=risk-prompt]'

function at(minutes: number, form: Partial<RecordForm> | null = {}) {
  useNow().now = answered + minutes * 60_000
  const forms = useForms()
  if (form) forms.forms.c = startForm(0, fullForm(form))
  else delete forms.forms.c
}

const asked = vi.fn()
const answers = (riskPromptMinutes: number) => asked.mockImplementation(() => Promise.resolve(new Response(JSON.stringify({ ...known, riskPromptMinutes }), { headers: { 'Content-Type': 'application/json' } })))
const known: CareLimits = { weeklyHighRisk: 8, riskPromptMinutes: 10, debriefingDays: 7, callbackTries: 3, callbackGapMinutes: 30, callbackHours: 24, repeatedMinutes: 60, version: 1 }

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('fetch', asked)
  answers(10)
  useCareLimits().limits = known
})

it('goes by what the office says, and looks again with each contact', async () => {
  at(6)
  useCareLimits().limits = null
  answers(6)
  const page = show()
  expect(page.find(prompt).exists()).toBe(false)
  await vi.waitFor(() => expect(page.find(prompt).text()).toContain('6'))
  answers(20)
  await page.setProps({ card: card({ id: 'd' }) })
  useForms().forms.d = startForm(0, fullForm({}))
  await vi.waitFor(() => expect(useCareLimits().limits?.riskPromptMinutes).toBe(20))
  expect(page.find(prompt).exists()).toBe(false)
})

it('reminds by the tenth minute, not before, and says how long it has been', async () => {
  at(10 - 1 / 60)
  const page = show()
  expect(page.find(prompt).exists()).toBe(false)
  at(10)
  await nextTick()
  expect(page.find(prompt).text()).toContain('10')
  at(23.9)
  await nextTick()
  expect(page.find(prompt).text()).toContain('23')
})

it.each(['thoughts', 'plan', 'means', 'time', 'place', 'history'] as const)('is quiet once %s was asked about, whatever the answer', (question) => {
  at(30, { [question]: 'Unclear' })
  expect(show().find(prompt).exists()).toBe(false)
})

it('is quiet once a level was chosen, and comes back when it is taken back', async () => {
  at(30, { risk: 'Low' })
  const page = show()
  expect(page.find(prompt).exists()).toBe(false)
  at(30, { risk: 'NotAssessed' })
  await nextTick()
  expect(page.find(prompt).exists()).toBe(true)
})

it.each([['WrapUp', answered], ['Offered', null], ['Connected', null]] as const)('is for a conversation that goes on: %s answered %s', (state, since) => {
  at(30)
  expect(show({ state, answered: since }).find(prompt).exists()).toBe(false)
})

it('waits for the form to be there', () => {
  at(30, null)
  expect(show().find(prompt).exists()).toBe(false)
})

it('leads to the risk questions and blocks nothing', async () => {
  at(30)
  const page = show()
  expect(page.find(prompt).attributes('role')).toBe('status')
  await page.find('[data-testid=risk-prompt-go]').trigger('click')
  expect(page.emitted('go')).toHaveLength(1)
})
