import { ref } from 'vue'
import type { MeasureName } from './measures'

/** The measure whose definition is open. */
const shown = ref<MeasureName | null>(null)

export function useDefinition() {
  return { shown, toggle: (name: MeasureName) => (shown.value = shown.value === name ? null : name), close: () => (shown.value = null) }
}
