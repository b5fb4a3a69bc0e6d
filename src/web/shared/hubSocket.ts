/**
 * The SignalR JSON hub protocol over one WebSocket: handshake, invocations, completions, pings, close.
 *
 * Why not @microsoft/signalr: with Vue and vue-i18n it puts the caller's page above its 60 KB (14 KB of gzip against 2 KB here). Of its
 * transports, negotiation and streams Hotline uses none. The official package stays a development dependency: the tests let its
 * JsonHubProtocol read and write what this file does.
 * Protocol: https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
 */

const Separator = '\x1e'
const MessageType = { Invocation: 1, Completion: 3, Ping: 6, Close: 7 } as const

/** Milliseconds. The server sends a ping every 15 s and expects one as often; half a minute of silence is a lost connection. */
export const PingEvery = 15_000
export const ServerTimeout = 30_000
export const HandshakeTimeout = 10_000

export type HubErrorKind = 'notConnected' | 'lost' | 'timedOut' | 'failed'

/**
 * Why a call has no answer. After `lost` and `timedOut` the server may have done it all the same; `notConnected` was never
 * sent; `failed` is the server's own error.
 */
export class HubError extends Error {
  constructor(readonly kind: HubErrorKind, message: string = kind) {
    super(message)
    this.name = 'HubError'
  }
}

export interface HubSocketEvents {
  opened(): void
  invoked(target: string, args: unknown[]): void
  /** Once, whatever the cause; nothing comes after it. */
  lost(reason: string): void
}

interface Call {
  resolve(value: unknown): void
  reject(error: HubError): void
  timer: ReturnType<typeof setTimeout>
}

interface HubMessage {
  type?: number
  target?: string
  arguments?: unknown[]
  invocationId?: string
  result?: unknown
  error?: string
}

export class HubSocket {
  private readonly socket: WebSocket
  private readonly calls = new Map<string, Call>()
  private lastId = 0
  private ready = false
  private over = false
  private pinger?: ReturnType<typeof setInterval>
  private watchdog?: ReturnType<typeof setTimeout>
  private heard = Date.now()

  constructor(url: string, private readonly events: HubSocketEvents) {
    this.socket = new WebSocket(url)
    this.socket.onopen = () => this.write({ protocol: 'json', version: 1 })
    this.socket.onmessage = (event) => this.read(String(event.data))
    this.socket.onclose = (event) => this.end(event.reason || `closed ${event.code}`)
    this.socket.onerror = () => this.end('error')
    this.watch(HandshakeTimeout)
  }

  /** Milliseconds since the server was last heard. */
  get silence(): number {
    return Date.now() - this.heard
  }

  invoke(target: string, args: unknown[], timeLimit: number): Promise<unknown> {
    if (!this.ready) return Promise.reject(new HubError('notConnected'))
    const invocationId = String(++this.lastId)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.calls.delete(invocationId)
        reject(new HubError('timedOut', `${target} had no answer in ${timeLimit} ms`))
        // Neither the answer nor anything else came: do not wait for the server timeout to find out that nobody is there.
        if (this.silence >= timeLimit) this.end('no answer')
      }, timeLimit)
      this.calls.set(invocationId, { resolve, reject, timer })
      this.write({ type: MessageType.Invocation, invocationId, target, arguments: args })
    })
  }

  /** No answer is wanted; dropped while there is no connection. */
  send(target: string, args: unknown[]): void {
    if (this.ready) this.write({ type: MessageType.Invocation, target, arguments: args })
  }

  end(reason: string): void {
    if (this.over) return
    this.over = true
    this.ready = false
    clearInterval(this.pinger)
    clearTimeout(this.watchdog)
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = this.socket.onerror = null
    this.socket.close()
    for (const call of this.calls.values()) {
      clearTimeout(call.timer)
      call.reject(new HubError('lost', reason))
    }
    this.calls.clear()
    this.events.lost(reason)
  }

  private write(message: object): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message) + Separator)
  }

  private watch(milliseconds: number): void {
    clearTimeout(this.watchdog)
    this.watchdog = setTimeout(() => this.end('timeout'), milliseconds)
  }

  private read(data: string): void {
    this.heard = Date.now()
    for (const text of data.split(Separator)) {
      if (!text || this.over) continue
      const message = JSON.parse(text) as HubMessage
      if (this.ready) this.take(message)
      else this.shake(message)
    }
    if (this.ready) this.watch(ServerTimeout)
  }

  private shake(message: HubMessage): void {
    if (message.error) return this.end(message.error)
    this.ready = true
    this.pinger = setInterval(() => this.write({ type: MessageType.Ping }), PingEvery)
    this.events.opened()
  }

  private take(message: HubMessage): void {
    switch (message.type) {
      case MessageType.Invocation:
        return this.events.invoked(message.target ?? '', message.arguments ?? [])
      case MessageType.Completion: {
        const call = this.calls.get(message.invocationId ?? '')
        if (!call) return
        this.calls.delete(message.invocationId ?? '')
        clearTimeout(call.timer)
        if (message.error !== undefined) call.reject(new HubError('failed', message.error))
        else call.resolve(message.result ?? null)
        return
      }
      case MessageType.Close:
        return this.end(message.error ?? 'closed by the server')
    }
  }
}
