import type { ShallowRef } from 'vue'
import type { CallerHub, MessageView, SendResult } from '../shared/contracts.gen'
import { HubError, type Hub } from '../shared/hub'
import { newId } from './state/ids'
import type { Kept } from './state/kept'
import { changed, nextToSend, queued, without, type Unsent } from './state/outbox'

/** Milliseconds, doubling; and how often the server's own failure is tried again before the writer is asked. */
const RetryAfter = 1_500
const MostFailures = 3

interface Rules {
  /** There is a contact that may take messages. */
  canSend(): boolean
  sent(message: MessageView): void
  /** The server's view differs from ours: ask again. */
  refused(): void
}

/** Sends what was written, in order, one at a time, until each has a number. */
export function useOutbox(kept: Kept, hub: ShallowRef<Hub<CallerHub> | undefined>, rules: Rules) {
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  function write(text: string) {
    kept.outbox = queued(kept.outbox, { id: newId(), text, at: Date.now() })
    flush()
  }

  function flush(): void {
    const connected = hub.value
    const next = nextToSend(kept.outbox)
    if (!next || !rules.canSend() || connected?.state.value !== 'connected') return
    clearTimeout(retry)
    kept.outbox = changed(kept.outbox, next.id, 'sending')
    connected.invoke('Send', next.id, next.text).then(
      (result) => answered(next, result),
      (error) => unanswered(next, error),
    )
  }

  function answered(message: Unsent, result: SendResult) {
    failures = 0
    if (result.number) {
      rules.sent({ number: result.number, id: message.id, author: 'Caller', at: result.at ?? message.at, text: message.text })
      return flush()
    }
    // Many at one address, or typed faster than the server takes: it goes a moment later.
    if (result.problem === 'tooFast') return wait(message, RetryAfter)
    switch (result.refusal) {
      case 'Opening':
      case 'StaleEpoch':
        return wait(message, RetryAfter)
      case 'WrongState':
        // Still in the queue: it goes when a counsellor is there. If the contact is over, the fresh view says so and strands it.
        set(message, 'held')
        return rules.refused()
      default:
        set(message, 'failed', result.refusal ?? (result.problem ? 'tooLong' : 'other'))
        return flush()
    }
  }

  function unanswered(message: Unsent, error: unknown) {
    const kind = error instanceof HubError ? error.kind : 'failed'
    if (kind === 'failed' && ++failures >= MostFailures) {
      failures = 0
      set(message, 'failed', 'other')
      return flush()
    }
    wait(message, RetryAfter * 2 ** failures)
  }

  function wait(message: Unsent, milliseconds: number) {
    set(message, 'queued')
    clearTimeout(retry)
    retry = setTimeout(flush, milliseconds)
  }

  function set(message: Unsent, state: Unsent['state'], reason?: string) {
    kept.outbox = changed(kept.outbox, message.id, state, reason)
  }

  return {
    write,
    flush,
    resend(id: string) {
      const message = kept.outbox.find((one) => one.id === id)
      if (!message) return
      // To the end: what was written after it may have gone already. A refused id was not kept, so it may go again.
      kept.outbox = queued(without(kept.outbox, id), { id, text: message.text, at: Date.now() })
      flush()
    },
    discard(id: string) {
      kept.outbox = without(kept.outbox, id)
      flush()
    },
  }
}
