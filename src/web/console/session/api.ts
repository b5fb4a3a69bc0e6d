import type { Problem } from '../../shared/contracts.gen'

/** `status` 0: the server was not reached. */
export interface Failure {
  ok: false
  status: number
  problem: Problem | null
}
export type Answer<T> = { ok: true; value: T } | Failure

const limit = 15_000

export const get = <T>(path: string, query?: object) => call<T>('GET', path + queryText(query))
export const post = <T>(path: string, body?: unknown) => call<T>('POST', path, body)
export const remove = <T = null>(path: string) => call<T>('DELETE', path)
export const put = <T>(path: string, body: unknown) => call<T>('PUT', path, body)

/** Same origin, cookie sign-in; the header is the server's defence against forged requests. */
async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const headers: Record<string, string> = { 'X-Requested-With': 'hotline' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  try {
    const response = await fetch(path, {
      method, headers, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(limit),
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    const value: unknown = text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : null
    return response.ok ? { ok: true, value: value as T } : { ok: false, status: response.status, problem: asProblem(value) }
  } catch {
    return { ok: false, status: 0, problem: null }
  }
}

const asProblem = (value: unknown): Problem | null =>
  value !== null && typeof value === 'object' && 'code' in value && 'text' in value ? (value as Problem) : null

function queryText(query?: object): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return pairs.length ? '?' + new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])) : ''
}
