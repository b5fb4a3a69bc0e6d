import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import type { OpenContact, Priority } from '../../shared/contracts.gen'
import { makeConsoleI18n } from '../locale/i18n'
import RaiseDialog from './RaiseDialog.vue'

vi.mock('../elements', () => ({ ElDialog: { props: ['modelValue'], template: '<div><slot /></div>' } }))

beforeEach(() => setActivePinia(createPinia()))
const open = (priority: Priority, act: (priority: Priority, reason: string) => Promise<boolean>) =>
  mount(RaiseDialog, { props: { contact: { id: 'c', line: '12355', channel: 'Chat', priority } as OpenContact, act }, global: { plugins: [makeConsoleI18n()] } })
const choices = (dialog: ReturnType<typeof open>) => dialog.findAll('input[type=radio]').map((one) => one.attributes('value'))

it.each([['Routine', ['Elevated', 'High', 'Immediate']], ['Elevated', ['High', 'Immediate']], ['High', ['Immediate']]] as const)('offers only what is above %s', (priority, above) => {
  expect(choices(open(priority, () => Promise.resolve(true)))).toEqual(above)
})

it('asks why, and raises to what was chosen', async () => {
  const act = vi.fn(() => Promise.resolve(true))
  const dialog = open('Routine', act)
  await dialog.find('[data-testid=priority-High]').setValue()
  await dialog.find('form').trigger('submit')
  expect(act).not.toHaveBeenCalled()
  await dialog.find('[data-testid=reason]').setValue(' 她昨天也来过 ')
  await dialog.find('form').trigger('submit')
  expect(act.mock.calls).toEqual([['High', '她昨天也来过']])
  await vi.waitFor(() => expect(dialog.emitted('close')).toHaveLength(1))
})

it('says what Immediate starts before it is pressed', async () => {
  const dialog = open('Routine', () => Promise.resolve(true))
  const before = dialog.find('[data-testid=reason-text]').text()
  await dialog.find('[data-testid=priority-Immediate]').setValue()
  expect(dialog.find('[data-testid=reason-text]').text()).not.toBe(before)
})
