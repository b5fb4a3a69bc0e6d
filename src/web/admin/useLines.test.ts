import { expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Line } from '../shared/contracts.gen'
import { emptyStep } from './routing'
import { useLines } from './useLines'

const line = { code: 'a', name: '甲', nameEn: 'A', relaxation: [emptyStep({ afterSeconds: 20 })], version: 3 } as unknown as Line
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

it('keeps a draft apart from what is kept, steps included, and shows what is wrong at its field until it is changed', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(answer(200, [line])))
  const lines = useLines()
  await lines.load()
  expect(lines.dirty.value).toBe(false)
  lines.draft.value!.relaxation![0]!.afterSeconds = 99_999
  expect(lines.dirty.value).toBe(true)
  expect(lines.kept.value!.relaxation![0]!.afterSeconds).toBe(20)

  fetching.mockImplementation(() => Promise.resolve(answer(400, { code: 'invalid', text: 'relaxation: the step after 99999 seconds must lie within a day' })))
  await lines.save()
  expect(lines.problem.value?.field).toBe('relaxation')
  lines.draft.value!.relaxation![0]!.afterSeconds = 30
  await nextTick()
  expect(lines.problem.value).toBeNull()
  lines.undo()
  expect([lines.dirty.value, lines.draft.value!.relaxation![0]!.afterSeconds]).toEqual([false, 20])
  fetching.mockRestore()
})
