import { JsonHubProtocol, MessageType, NullLogger, type HubMessage } from '@microsoft/signalr'

/**
 * For tests: a WebSocket without a network whose far end speaks through SignalR's own JsonHubProtocol, so that hubSocket.ts is
 * held against the real format.
 */
export class FakeWebSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  static all: FakeWebSocket[] = []
  static get last(): FakeWebSocket {
    return FakeWebSocket.all.at(-1)!
  }

  readyState = FakeWebSocket.CONNECTING
  readonly raw: string[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  private readonly protocol = new JsonHubProtocol()

  constructor(readonly url: string) {
    FakeWebSocket.all.push(this)
  }

  send(data: string): void {
    this.raw.push(data)
  }

  close(): void {
    this.readyState = FakeWebSocket.CLOSED
  }

  /** The network let the connection through and the server took the handshake. */
  accept(): void {
    this.readyState = FakeWebSocket.OPEN
    this.onopen?.()
    this.onmessage?.({ data: '{}\x1e' })
  }

  drop(): void {
    this.readyState = FakeWebSocket.CLOSED
    this.onclose?.({ code: 1006, reason: '' })
  }

  /** What the client sent after the handshake, as SignalR reads it. */
  get received(): HubMessage[] {
    return this.raw.slice(1).flatMap((data) => this.protocol.parseMessages(data, NullLogger.instance) as HubMessage[])
  }

  get invocations() {
    return this.received.filter((message) => message.type === MessageType.Invocation) as { target: string; arguments: unknown[]; invocationId?: string }[]
  }

  tell(message: HubMessage): void {
    this.onmessage?.({ data: this.protocol.writeMessage(message) as string })
  }

  answer(invocationId: string, result: unknown): void {
    this.tell({ type: MessageType.Completion, invocationId, result })
  }
}
