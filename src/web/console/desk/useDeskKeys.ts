import { nextTick } from 'vue'
import { useShortcuts } from '../alerts/useShortcuts'
import { useDeskActions } from './useDeskActions'
import { useLists } from './useLists'
import { useView } from './useView'

/** The keyboard of the whole console; the help overlay lists the same. */
export function useDeskKeys() {
  const view = useView()
  const lists = useLists()
  const actions = useDeskActions()
  const focus = (testId: string) => void nextTick(() => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.focus())
  const digits = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`Alt+Digit${i + 1}`, () => lists.ordered[i] && view.select(lists.ordered[i].card.id)]))

  useShortcuts({
    ...digits,
    'Alt+KeyA': () => lists.offers[0] && void actions.accept(lists.offers[0]),
    'Alt+KeyD': () => lists.offers[0] && void actions.decline(lists.offers[0], null),
    'Alt+KeyE': () => focus('end-contact'),
    'Alt+KeyS': () => { view.presenceMenu = !view.presenceMenu },
    'Alt+KeyT': () => document.querySelector<HTMLElement>('[data-testid="transfer"]')?.click(),
    'Alt+KeyQ': () => { view.queue = !view.queue },
    'Alt+KeyM': () => { if (view.selected) view.pane = 'talk'; focus('compose') },
    'Alt+KeyR': () => { if (view.selected) view.pane = 'record'; focus('note-said') },
    'Ctrl+Enter': () => document.querySelector<HTMLElement>('[data-testid="close-contact"]')?.click(),
    '?': () => { view.help = !view.help },
  })
}
