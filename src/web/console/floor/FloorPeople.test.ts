import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { CounsellorNow } from '../../shared/contracts.gen'
import { makeConsoleI18n } from '../locale/i18n'
import FloorPeople from './FloorPeople.vue'

const one = (id: string, browserNotReady: boolean): CounsellorNow => ({ id, alias: id, presence: 'Available', since: 0, lines: ['12355'], chats: 0, onVoice: false, lost: false, browserNotReady })

beforeEach(() => setActivePinia(createPinia()))

it.each([['zh', '浏览器未就绪'], ['en', 'browser not ready']] as const)('says in words whose browser cannot be rung, and names them first (%s)', (locale, words) => {
  const i18n = makeConsoleI18n()
  i18n.global.locale.value = locale
  const people = mount(FloorPeople, { props: { counsellors: [one('a', false), one('b', true)] }, global: { plugins: [i18n] } })
  const [first, second] = people.findAll('[data-testid=floor-person]')
  expect(first!.attributes('data-person')).toBe('b')
  expect(first!.text()).toContain(words)
  expect(second!.text()).not.toContain(words)
})
