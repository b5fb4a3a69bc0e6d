import { afterEach, expect, it, vi } from 'vitest'
import { newId } from './ids'

afterEach(() => vi.unstubAllGlobals())

it('makes UUIDs without crypto.randomUUID too', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) })
  expect(newId()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})
