import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { CounsellorNow } from '../../shared/contracts.gen'
import { makeI18n } from '../../shared/i18n'
import { en } from '../locale/en'
import { zh } from '../locale/zh'
import PeopleStrip from './PeopleStrip.vue'

const one = (id: string, browserNotReady: boolean): CounsellorNow => ({ id, alias: id, presence: 'Available', since: 0, lines: ['12355'], chats: 0, onVoice: false, lost: false, browserNotReady })

it.each([['zh', '浏览器未就绪'], ['en', 'browser not ready']] as const)('says in words why somebody free gets no calls (%s)', (locale, words) => {
  const i18n = makeI18n({ zh, en })
  i18n.global.locale.value = locale
  const strip = mount(PeopleStrip, { props: { counsellors: [one('林', true), one('陈', false)], now: 0 }, global: { plugins: [i18n] } })
  const [lin, chen] = strip.findAll('li')
  expect(lin!.text()).toContain(words)
  expect(chen!.text()).not.toContain(words)
})
