/** Names of what a requirement's text holds as codes. */
export interface Names {
  line(code: string): string
  county(code: string): string
}
type Texts = (key: string, values?: Record<string, unknown>) => string
type Word = (kind: 'channel', member: string | null | undefined) => string

/**
 * A requirement's canonical text (Requirement.cs: `12355+12356/Chat/skill=exam>2/certificate=B/county=330302/counsellor=ID`) as people say it. A counsellor's
 * name comes with the event; a part that this page does not know is told as it stands.
 */
export function requirementWords(text: string | null | undefined, t: Texts, word: Word, names: Names, counsellor?: string | null): string {
  if (!text) return t('asks.unknown')
  const [lines = '', channel = '', ...parts] = text.split('/')
  const said = parts.map((part) => {
    const [, name, value = ''] = /^([a-z]+)=(.*)$/.exec(part) ?? []
    if (name === 'skill') return t('asks.skill', { skill: value.replace(/>\d+$/, ''), level: /\d+$/.exec(value)?.[0] ?? '' })
    if (name === 'certificate') return t('asks.certificate', { certificate: value })
    if (name === 'county') return t('asks.county', { county: names.county(value) })
    if (name === 'counsellor') return t('asks.counsellor', { who: counsellor ?? t('why.counsellor') })
    return part
  })
  return [lines.split('+').map(names.line).join(t('asks.or')), word('channel', channel), ...said].filter(Boolean).join(t('asks.comma'))
}
