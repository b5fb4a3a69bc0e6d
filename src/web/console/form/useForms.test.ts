import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DeskItem, RecordForm, SaveResult } from '../../shared/contracts.gen'
import { openKept } from '../session/kept'
import { fullForm } from './emptyForm'
import { statusOf } from './formMachine'
import { saveAfter, useForms } from './useForms'

const card = { id: 'c', state: 'Connected', answers: null, alias: null } as unknown as DeskItem['card']
const item = (version: number, said: string | null): DeskItem => ({ card, formVersion: version, form: fullForm({ notes: { said } }), messages: [], side: [] })
const said = (text: string) => fullForm({ notes: { said: text } })
let save: ReturnType<typeof vi.fn<(contact: string, basedOn: number, form: RecordForm) => Promise<SaveResult>>>

function fresh() {
  setActivePinia(createPinia())
  const forms = useForms()
  forms.serve({ save, refetch: () => undefined })
  return forms
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  openKept('me')
  save = vi.fn(async (_contact, basedOn) => ({ version: basedOn + 1 }))
})
afterEach(() => void vi.useRealTimers())

it('saves once, 800 ms after the last key', async () => {
  const forms = fresh()
  forms.takeSnapshot(item(3, 'a'))
  forms.change('c', said('ab'))
  await vi.advanceTimersByTimeAsync(saveAfter - 1)
  forms.change('c', said('abc'))
  await vi.advanceTimersByTimeAsync(saveAfter - 1)
  expect(save).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(save).toHaveBeenCalledExactlyOnceWith('c', 3, said('abc'))
  expect(statusOf(forms.forms['c']!)).toBe('saved')
})

it('keeps what is not acknowledged over a reload, and saves it then', async () => {
  save.mockRejectedValue(new Error('lost'))
  const before = fresh()
  before.takeSnapshot(item(3, 'a'))
  before.change('c', said('ab'))
  await vi.advanceTimersByTimeAsync(saveAfter)
  before.reset()
  save.mockImplementation(async (_contact, basedOn) => ({ version: basedOn + 1 }))
  const after = fresh()
  after.takeSnapshot(item(3, 'a'))
  expect(after.forms['c']?.mine.notes.said).toBe('ab')
  await vi.advanceTimersByTimeAsync(saveAfter)
  expect(save).toHaveBeenLastCalledWith('c', 3, said('ab'))
  expect(sessionStorage.length).toBe(0)
})

it('tries again by itself after a lost connection', async () => {
  save.mockRejectedValueOnce(new Error('lost'))
  const forms = fresh()
  forms.takeSnapshot(item(3, 'a'))
  forms.change('c', said('ab'))
  await vi.advanceTimersByTimeAsync(saveAfter + 3_000)
  expect(save).toHaveBeenCalledTimes(2)
  expect(forms.isUnsaved('c')).toBe(false)
})

it('hides what is kept from the next person at the computer', () => {
  save.mockRejectedValue(new Error('lost'))
  const forms = fresh()
  forms.takeSnapshot(item(3, 'a'))
  forms.change('c', said('secret'))
  openKept('somebody')
  expect(sessionStorage.length).toBe(0)
})
