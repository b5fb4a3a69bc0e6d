/**
 * What must outlive a reload of this tab but not the tab: drafts, messages not sent, forms not saved. Under the signed-in
 * person's id, so that the next person at a shared computer neither sees nor sends it.
 */
const prefix = 'hotline.console.'
let owner = ''

export function openKept(user: string): void {
  owner = user
  each((key) => !key.startsWith(`${prefix}${user}.`), (key) => sessionStorage.removeItem(key))
}

export function keep(kind: string, id: string, value: unknown): void {
  try {
    sessionStorage.setItem(name(kind, id), JSON.stringify(value))
  } catch {
    // Full or forbidden: the page itself still holds it.
  }
}

export function readKept<T>(kind: string, id: string): T | null {
  try {
    const text = sessionStorage.getItem(name(kind, id))
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

export function dropKept(kind: string, id: string): void {
  try {
    sessionStorage.removeItem(name(kind, id))
  } catch {
    // As above.
  }
}

export function clearKept(): void {
  each(() => true, (key) => sessionStorage.removeItem(key))
}

const name = (kind: string, id: string) => `${prefix}${owner}.${kind}.${id}`

function each(wanted: (key: string) => boolean, work: (key: string) => void): void {
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith(prefix) && wanted(key)).forEach(work)
  } catch {
    // As above.
  }
}
