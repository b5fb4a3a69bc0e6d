import { shallowRef, type ShallowRef } from 'vue'
import { HubError, HubSocket, ServerTimeout } from './hubSocket'

export { HubError, type HubErrorKind } from './hubSocket'

/** `connecting` until the first connection, `reconnecting` between two, `closed` after close(). */
export type HubState = 'connecting' | 'connected' | 'reconnecting' | 'closed'

type Method = (...args: never[]) => unknown
type Name<Methods> = { [K in keyof Methods]: Methods[K] extends Method ? K : never }[keyof Methods] & string
type Args<M> = M extends (...args: infer A) => unknown ? A : never
type Answer<M> = M extends (...args: never[]) => infer R ? Awaited<R> : never

/** One handler for everything that the server may tell. */
export type Handlers<Client> = { [K in keyof Client]: (...args: Args<Client[K]>) => void }

export interface Hub<Server> {
  readonly state: Readonly<ShallowRef<HubState>>
  /** Failed attempts since the last good connection: a console asks after a few whether it is still signed in. */
  readonly failures: Readonly<ShallowRef<number>>
  /** Rejects with a HubError. The time limit is in milliseconds. */
  invoke<K extends Name<Server>>(method: K, ...args: Args<Server[K]>): Promise<Answer<Server[K]>>
  /** Without an answer, dropped while there is no connection: for typing and seen. */
  send<K extends Name<Server>>(method: K, ...args: Args<Server[K]>): void
  /** Do not wait for the back-off to end. */
  retryNow(): void
  close(): void
}

export interface HubOptions<Server> {
  /** After every handshake, the first one included: fetch the snapshot here. */
  onConnected?(hub: Hub<Server>): void
  /** After every loss, failed attempts included. */
  onLost?(reason: string): void
  /** Milliseconds that an invocation may take; 10,000 if not given. */
  timeLimit?: number
  /** 0 to 1, for tests. */
  random?(): number
}

/** Milliseconds before attempt n (from 0): doubling from 0.5 s to 10 s, each between half of that and all of it. */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(10_000, 1_000 * 2 ** Math.min(attempt, 10))
  return Math.max(500, most * (0.5 + random() / 2))
}

/**
 * A hub connection that never gives up: it reconnects for ever with a jittered back-off, and at once when the
 * device comes back online or the page is looked at again.
 */
export function connect<Server, Client>(url: string, handlers: Handlers<Client>, options: HubOptions<Server> = {}): Hub<Server> {
  const state = shallowRef<HubState>('connecting')
  const failures = shallowRef(0)
  const timeLimit = options.timeLimit ?? 10_000
  let socket: HubSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function open() {
    clearTimeout(timer)
    timer = undefined
    socket = new HubSocket(socketUrl(url), {
      opened() {
        failures.value = 0
        state.value = 'connected'
        options.onConnected?.(hub)
      },
      invoked(target, args) {
        const handler = handlers[target as keyof Client] as ((...args: unknown[]) => void) | undefined
        handler?.(...args)
      },
      lost(reason) {
        socket = undefined
        if (state.value === 'closed') return
        timer = setTimeout(open, backOff(failures.value, options.random))
        failures.value++
        if (state.value === 'connected') state.value = 'reconnecting'
        options.onLost?.(reason)
      },
    })
  }

  function retryNow() {
    if (timer !== undefined) open()
  }

  function onVisible() {
    if (document.visibilityState !== 'visible') return
    // A phone that slept ran no timers: the watchdog may be late.
    if (socket && socket.silence > ServerTimeout) socket.end('slept')
    retryNow()
  }

  function onOffline() {
    socket?.end('offline')
  }

  const hub: Hub<Server> = {
    state,
    failures,
    invoke: (method, ...args) =>
      (socket ? socket.invoke(method, args, timeLimit) : Promise.reject(new HubError('notConnected'))) as Promise<never>,
    send: (method, ...args) => socket?.send(method, args),
    retryNow,
    close() {
      state.value = 'closed'
      clearTimeout(timer)
      timer = undefined
      removeEventListener('online', retryNow)
      removeEventListener('offline', onOffline)
      removeEventListener('pageshow', onVisible)
      document.removeEventListener('visibilitychange', onVisible)
      socket?.end('closed')
    },
  }
  addEventListener('online', retryNow)
  addEventListener('offline', onOffline)
  addEventListener('pageshow', onVisible)
  document.addEventListener('visibilitychange', onVisible)
  open()
  return hub
}

function socketUrl(path: string): string {
  return new URL(path, location.href).href.replace(/^http/, 'ws')
}
