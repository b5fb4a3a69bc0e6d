import { expect, it } from 'vitest'
import { readReturnCode } from './returnCode'

it('reads a code however it is typed', () => {
  // 0: 8 zeros have the check character 0.
  expect(readReturnCode('oooo-ooooo')).toBe('000000000')
  expect(readReturnCode(' 1234-56785 ')).toBe(readReturnCode('123456785'))
})

it('notices one wrong character', () => {
  expect(readReturnCode('000000001')).toBeNull()
  expect(readReturnCode('100000000')).toBeNull()
  expect(readReturnCode('0000')).toBeNull()
  expect(readReturnCode('')).toBeNull()
})
