import { expect, it } from 'vitest'
import { shortcutOf } from './useShortcuts'

const key = (init: KeyboardEventInit, target: HTMLElement = document.body) => {
  let name: string | null = null
  const listen = (event: Event) => (name = shortcutOf(event as KeyboardEvent))
  target.addEventListener('keydown', listen)
  target.dispatchEvent(new KeyboardEvent('keydown', init))
  target.removeEventListener('keydown', listen)
  return name
}

it('goes by the physical key, whatever letter Alt makes of it', () => expect(key({ altKey: true, code: 'KeyA', key: 'å' })).toBe('Alt+KeyA'))
it('knows Ctrl+Enter', () => expect(key({ ctrlKey: true, key: 'Enter' })).toBe('Ctrl+Enter'))
it('leaves a question mark to a text', () => {
  expect(key({ key: '?' })).toBe('?')
  expect(key({ key: '?' }, document.createElement('textarea'))).toBeNull()
})
it('leaves AltGr alone', () => expect(key({ altKey: true, ctrlKey: true, code: 'KeyE' })).toBeNull())
