import { onMounted, onUnmounted } from 'vue'

/** Keyed by physical key, because Alt makes letters of its own on some layouts: `Alt+KeyA`, `Alt+Digit1`, `Ctrl+Enter`, `?`. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>

export function shortcutOf(event: KeyboardEvent): string | null {
  if (event.isComposing) return null
  if (event.altKey && !event.ctrlKey && !event.metaKey) return `Alt+${event.code}`
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') return 'Ctrl+Enter'
  return event.key === '?' && !isWriting(event.target) ? '?' : null
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export function useShortcuts(shortcuts: Shortcuts) {
  function onKey(event: KeyboardEvent) {
    const name = shortcutOf(event)
    const work = name ? shortcuts[name] : undefined
    if (!work) return
    event.preventDefault()
    work(event)
  }
  onMounted(() => addEventListener('keydown', onKey))
  onUnmounted(() => removeEventListener('keydown', onKey))
}
