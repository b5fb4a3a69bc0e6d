import { ref } from 'vue'
import type { NumberName } from './measures'

/** The number that is open: its definition, and what it counts. `line` is null for the whole service. */
export interface Opened { name: NumberName; line: string | null }

const opened = ref<Opened | null>(null)

export function useOpened() {
  const isOpen = (name: NumberName, line: string | null) => opened.value?.name === name && opened.value.line === line
  return { opened, isOpen, toggle: (name: NumberName, line: string | null) => (opened.value = isOpen(name, line) ? null : { name, line }), close: () => (opened.value = null) }
}
