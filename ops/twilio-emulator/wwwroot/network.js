// The emulator's API and its live events.
export async function post(path, body = {}) {
  const response = await fetch(`/api${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  })
  return { ok: response.ok, body: response.status === 204 ? null : await response.json().catch(() => null) }
}

export const settings = async () => (await fetch('/api/settings')).json()

/** Follows every call; the browser reconnects by itself, and the first events after that are all live calls. */
export function follow(onCall, onConnection) {
  const events = new EventSource('/api/events')
  events.addEventListener('call', event => onCall(JSON.parse(event.data)))
  events.addEventListener('open', () => onConnection(true))
  events.addEventListener('error', () => onConnection(false))
}
