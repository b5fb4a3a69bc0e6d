import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { makeConsoleI18n } from '../../console/locale/i18n'
import { useSession } from '../../console/session/useSession'
import type { CareLimits, StaffRole } from '../../shared/contracts.gen'
import { careFields } from './careFields'
import CareLimitsForm from './CareLimitsForm.vue'

const known: CareLimits = { weeklyHighRisk: 8, riskPromptMinutes: 10, debriefingDays: 7, callbackTries: 3, callbackGapMinutes: 30, callbackHours: 24, repeatedMinutes: 60, version: 4 }
const server = vi.fn<(path: string, request: RequestInit) => Promise<Response>>()
const json = (value: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } }))
const sent = () => JSON.parse(String(server.mock.lastCall?.[1].body)) as CareLimits

async function open(role: StaffRole = 'Administrator') {
  useSession().me = { id: 'x', userName: 'x', displayName: 'x', roles: [role] } as never
  server.mockImplementationOnce(() => json(known))
  const page = mount(CareLimitsForm, { global: { plugins: [makeConsoleI18n()] } })
  await vi.waitFor(() => expect(page.find('form').exists()).toBe(true))
  return page
}
const field = (name: string) => `[data-testid=limit-${name}]`

beforeEach(() => {
  setActivePinia(createPinia())
  server.mockReset()
  vi.stubGlobal('fetch', server)
})

it('shows each limit with a label, and saves every one of them', async () => {
  const page = await open()
  for (const { name } of careFields) {
    expect(Number((page.find(field(name)).element as HTMLInputElement).value)).toBe(known[name])
    expect(page.find(field(name)).element.closest('label')?.textContent?.trim()).not.toBe('')
  }
  await page.find(field('callbackTries')).setValue('5')
  await page.find(field('weeklyHighRisk')).setValue('')
  server.mockImplementationOnce((_, request) => json({ ...(JSON.parse(String(request.body)) as CareLimits), version: 5 }))
  await page.find('form').trigger('submit')
  await vi.waitFor(() => expect(page.find('[data-testid=limit-note]').attributes('role')).toBe('status'))
  expect(sent()).toEqual({ ...known, callbackTries: 5, weeklyHighRisk: null })
})

it.each(careFields)('says in the reader’s words what $name may be, and marks it', async ({ name, least, most }) => {
  const page = await open()
  server.mockImplementationOnce(() => json({ code: 'invalid', text: `${name}: must be something` }, 400))
  await page.find('form').trigger('submit')
  await vi.waitFor(() => expect(page.find('[role=alert]').exists()).toBe(true))
  const said = page.find('[role=alert]').text()
  expect(said).toContain(String(least))
  expect(said).toContain(String(most))
  expect(page.find(field(name)).attributes('aria-invalid')).toBe('true')
  expect(page.findAll('[aria-invalid]')).toHaveLength(1)
})

it('lets nobody but an administrator change them', async () => {
  const page = await open('Supervisor')
  expect(page.findAll('input:disabled')).toHaveLength(careFields.length)
  expect(page.find('[data-testid=limit-save]').exists()).toBe(false)
})
