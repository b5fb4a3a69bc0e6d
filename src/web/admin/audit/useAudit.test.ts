import { describe, expect, it } from 'vitest'
import { asQuery, emptyAudit } from './useAudit'

describe('asQuery', () => {
  it('asks for whole local days and leaves out what is any', () => {
    const query = asQuery({ ...emptyAudit(), from: '2026-03-02', to: '2026-03-02', act: 'Opened' }, 40)!
    expect(query.to! - query.from!).toBe(86_400_000)
    expect(query).toMatchObject({ act: 'Opened', actor: null, subject: null, about: null, before: 40 })
  })
  it('refuses a number of a record that is none', () => {
    expect(asQuery(emptyAudit('0199'), null)).toBeNull()
    expect(asQuery(emptyAudit(' 0199AAAA-0000-7000-8000-000000000001 '), null)!.about).toBe('0199aaaa-0000-7000-8000-000000000001')
  })
})
