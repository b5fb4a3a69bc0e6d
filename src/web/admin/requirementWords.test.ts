import { expect, it } from 'vitest'
import { makeConsoleI18n } from '../console/locale/i18n'
import { requirementWords } from './requirementWords'

const { t, locale } = makeConsoleI18n().global as unknown as { t: (key: string, values?: object) => string; locale: { value: string } }
const names = { line: (code: string) => ({ 12355: '青少年服务台', 12356: '心理援助热线' })[code] ?? code, county: (code: string) => (code === '330302' ? '鹿城区' : code) }
const say = (text: string | null, counsellor?: string) => {
  locale.value = 'zh'
  return requirementWords(text, t, (kind, member) => (member ? t(`words.${kind}.${member}`) : ''), names, counsellor)
}

it.each([
  ['12355/Chat', '青少年服务台，文字'],
  ['12355/Chat/skill=exam>2', '青少年服务台，文字，exam 2 级以上'],
  ['12355+12356/Voice/skill=危机干预>3/skill=法律-维权>1/certificate=B/county=330302', '青少年服务台或心理援助热线，电话，危机干预 3 级以上，法律-维权 1 级以上，B 级证书，鹿城区的咨询员'],
  ['12355/Chat/later=part', '青少年服务台，文字，later=part'],
  [null, '未知条件'],
] as const)('%s', (text, words) => expect(say(text)).toBe(words))

it('names the counsellor who is asked first', () => {
  expect(say('12355/Chat/counsellor=00000000-0000-7000-8000-000000000002', '陈静')).toBe('青少年服务台，文字，先派给陈静')
  expect(say('12355/Chat/counsellor=00000000-0000-7000-8000-000000000002')).toBe('青少年服务台，文字，先派给咨询员')
})
