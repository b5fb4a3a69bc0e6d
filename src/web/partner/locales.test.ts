import { expect, it } from 'vitest'
import { messageKeys } from '../shared/i18n'
import en from './locales/en'
import zh from './locales/zh'

it('has the same texts in both languages', () => expect(messageKeys(en)).toEqual(messageKeys(zh)))
