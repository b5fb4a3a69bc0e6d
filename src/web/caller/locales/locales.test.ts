import { expect, it } from 'vitest'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { messageKeys } from '../../shared/i18n'
import en from './en'
import zh from './zh'

it('has the same keys in both languages', () => expect(messageKeys(en)).toEqual(messageKeys(zh)))

it('has no text that would need the message compiler, which the page does not carry', () => {
  const texts: string[] = []
  const walk = (messages: object): void => Object.values(messages).forEach((value) => (typeof value === 'string' ? texts.push(value) : typeof value === 'object' && walk(value)))
  walk(zh)
  walk(en)
  expect(texts.filter((text) => /[{}@|]/.test(text))).toEqual([])
})

it('has every key that a component names', () => {
  const folder = join(process.cwd(), 'caller')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!test)\.(vue|ts)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'))
  const named = sources.flatMap((text) => [...text.matchAll(/\bt\(['"]([\w.]+)['"]/g)].map((match) => match[1]!))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((key) => !messageKeys(zh).includes(key))).toEqual([])
})
