import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(process.cwd(), 'shared/tokens.css'), 'utf8')
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')
const colours = (text: string) => Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]))

/** WCAG 2 contrast. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const texts = ['ink', 'ink-soft', 'accent-ink', 'warm-ink', 'danger-ink', 'good-ink', 'info-ink'].flatMap((ink) => ['paper', 'surface', 'raised'].map((on) => [ink, on]))
const pairs = [
  ...texts, ['ink-soft', 'sunken'], ['ink', 'sunken'], ['paper', 'ink'], ['ink', 'accent-soft'], ['ink', 'danger-soft'],
  ...['accent', 'accent-strong'].map((fill) => ['on-accent', fill]), ...['danger', 'danger-strong'].map((fill) => ['on-danger', fill]), ['on-good', 'good'],
  ...['accent', 'warm', 'danger', 'good', 'info'].map((name) => [`${name}-ink`, `${name}-soft`]),
] as [string, string][]

describe.each([['light', colours(light)], ['dark', { ...colours(light), ...colours(dark) }]] as const)('in %s', (_, palette) => {
  it.each(pairs)('%s can be read on %s', (ink, on) => expect(contrast(palette[ink]!, palette[on]!)).toBeGreaterThanOrEqual(4.5))
  it.each(['paper', 'surface', 'raised'])('edges and the focus can be seen on %s', (on) => {
    expect(contrast(palette['line-strong']!, palette[on]!)).toBeGreaterThanOrEqual(3)
    expect(contrast(palette.focus!, palette[on]!)).toBeGreaterThanOrEqual(3)
  })
})
