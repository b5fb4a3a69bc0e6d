import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, reactive } from 'vue'
import { makeConsoleI18n } from '../locale/i18n'
import { playMessage, playOffer } from './sound'
import { useAlerts, useSound } from './useAlerts'

const stores = vi.hoisted(() => ({ lists: undefined as unknown, desk: undefined as unknown }))
vi.mock('./sound', () => ({ playOffer: vi.fn(), playMessage: vi.fn(), unlockSound: vi.fn() }))
vi.mock('../desk/useLists', () => ({ useLists: () => stores.lists }))
vi.mock('../desk/useDesk', () => ({ useDesk: () => stores.desk }))
vi.mock('../desk/useView', () => ({ useView: () => ({ page: 'desk' }) }))

const offer = (id: string) => ({ card: { line: '12355', channel: 'Chat', alias: '小舟', callerNumberMasked: '138****1234', offer: { id } } })
const asked = (id: string) => ({ card: { second: { id } } })
const chat = (count: number, seen: number) => ({
  gone: null, card: { seenByCounsellor: seen }, messages: Array.from({ length: count }, (_, i) => ({ number: i + 1, id: `m${i}`, author: 'Caller', at: 1, text: '我撑不住了' })),
})

class FakeNotification {
  static permission: NotificationPermission = 'granted'
  static shown: FakeNotification[] = []
  closed = false
  onclick: (() => void) | null = null
  constructor(readonly title: string, readonly options: NotificationOptions) {
    FakeNotification.shown.push(this)
  }
  close() {
    this.closed = true
  }
}

let lists: { offers: unknown[]; asked: unknown[]; open: unknown[] }
let desk: { contacts: unknown[] }
let page: VueWrapper
const look = (state: DocumentVisibilityState) => vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
const open = () => (page = mount(defineComponent({ setup: () => (useAlerts(), () => null) }), { global: { plugins: [makeConsoleI18n()] } }))

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  FakeNotification.shown = []
  FakeNotification.permission = 'granted'
  vi.stubGlobal('Notification', FakeNotification)
  lists = reactive({ offers: [], asked: [], open: [] })
  desk = reactive({ contacts: [] })
  Object.assign(stores, { lists, desk })
  look('visible')
  open()
})
afterEach(() => {
  page.unmount()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('rings and flashes the title until the offer is gone', async () => {
  const calm = document.title
  lists.offers = [offer('o1')]
  await nextTick()
  expect(playOffer).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1_000)
  expect(document.title).toMatch(/^● /)
  expect(document.title).not.toBe(calm)
  vi.advanceTimersByTime(1_000)
  expect(document.title).toBe(calm)
  vi.advanceTimersByTime(3_000)
  expect(playOffer).toHaveBeenCalledTimes(3)
  lists.offers = []
  await nextTick()
  vi.advanceTimersByTime(60_000)
  expect(playOffer).toHaveBeenCalledTimes(3)
  expect(document.title).toBe(calm)
  expect(FakeNotification.shown).toHaveLength(0)
})

it('rings for a consultation that is asked for, too', async () => {
  lists.asked = [asked('s1')]
  await nextTick()
  expect(playOffer).toHaveBeenCalledTimes(1)
})

it('tells the desktop of each offer once while nobody looks, and says nothing about the caller', async () => {
  look('hidden')
  lists.offers = [offer('o1')]
  await nextTick()
  lists.offers = [offer('o1'), offer('o2')]
  await nextTick()
  expect(FakeNotification.shown.map((one) => one.options.tag)).toEqual(['o1', 'o2'])
  const [first, second] = FakeNotification.shown as [FakeNotification, FakeNotification]
  expect(first.options.body).toContain('12355')
  expect(JSON.stringify([first.title, first.options])).not.toMatch(/小舟|1234/)
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => {})
  first.onclick!()
  expect(focus).toHaveBeenCalled()
  expect(first.closed).toBe(true)
  lists.offers = [offer('o1')]
  await nextTick()
  expect(second.closed).toBe(true)
})

it('tells the desktop nothing that was not allowed', async () => {
  FakeNotification.permission = 'default'
  look('hidden')
  lists.offers = [offer('o1')]
  await nextTick()
  expect(FakeNotification.shown).toHaveLength(0)
  expect(playOffer).toHaveBeenCalled()
})

it('is silent when the sound is off, and still flashes', async () => {
  const { toggle } = useSound()
  toggle()
  lists.offers = [offer('o1')]
  await nextTick()
  vi.advanceTimersByTime(6_000)
  expect(playOffer).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1_000)
  expect(document.title).toMatch(/^● /)
  expect(localStorage.getItem('hotline.console.sound')).toBe('off')
  toggle()
})

it('sounds softly for a message that nobody sees, and not for one on the screen', async () => {
  desk.contacts = [chat(1, 0)]
  await nextTick()
  expect(playMessage).not.toHaveBeenCalled()
  look('hidden')
  desk.contacts = [chat(2, 0)]
  await nextTick()
  expect(playMessage).toHaveBeenCalledTimes(1)
  desk.contacts = [chat(2, 2)]
  await nextTick()
  expect(playMessage).toHaveBeenCalledTimes(1)
})

it('is quiet when the page is left', async () => {
  lists.offers = [offer('o1')]
  await nextTick()
  page.unmount()
  vi.mocked(playOffer).mockClear()
  vi.advanceTimersByTime(30_000)
  expect(playOffer).not.toHaveBeenCalled()
})
