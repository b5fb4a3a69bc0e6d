import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { makeConsoleI18n } from '../locale/i18n'
import MoveDialog from './MoveDialog.vue'
import { useServiceNow } from './useServiceNow'

vi.mock('../elements', () => ({ ElDialog: { props: ['modelValue'], template: '<div><slot /></div>' } }))

const contact = { id: 'c', line: '12355', channel: 'Chat', counsellor: 'me' } as const
const open = (act: (...given: unknown[]) => Promise<boolean>) => mount(MoveDialog, { props: { modelValue: true, contact, act }, global: { plugins: [makeConsoleI18n()] } })

beforeEach(() => {
  setActivePinia(createPinia())
  useServiceNow().service = {
    lines: [{ code: '12355', name: '甲', nameEn: 'A' }], contacts: [],
    counsellors: [{ id: 'p', alias: '陈静', presence: 'Available', since: 0, lines: ['12355'], chats: 0, onVoice: false, lost: false, browserNotReady: false }],
  }
})

it('asks for a target before anything happens', async () => {
  const act = vi.fn(() => Promise.resolve(true))
  const dialog = open(act)
  await dialog.find('form').trigger('submit')
  expect(dialog.find('[data-testid=move-missing]').exists()).toBe(true)
  expect(act).not.toHaveBeenCalled()
})

it('moves once, however often it is pressed', async () => {
  let finish = (_done: boolean) => {}
  const act = vi.fn(() => new Promise<boolean>((resolve) => (finish = resolve)))
  const dialog = open(act)
  await dialog.find('[data-testid=target-p]').setValue()
  await dialog.find('textarea').setValue('  想谈考试 ')
  await dialog.find('form').trigger('submit')
  await dialog.find('form').trigger('submit')
  expect(act).toHaveBeenCalledTimes(1)
  expect(act).toHaveBeenCalledWith({ line: null, counsellor: 'p' }, '想谈考试')
  finish(false)
  await nextTick()
  await nextTick()
  expect(dialog.emitted('update:modelValue')).toBeUndefined()
  await dialog.find('form').trigger('submit')
  finish(true)
  await nextTick()
  await nextTick()
  expect(dialog.emitted('update:modelValue')).toEqual([[false]])
})
