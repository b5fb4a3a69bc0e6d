import { defineStore } from 'pinia'
import { ref } from 'vue'
import { settingsPages } from '../../admin/settingsPages'
import type { Id } from '../../shared/contracts.gen'

export type Pane = 'list' | 'talk' | 'record'
export const pages = ['desk', 'floor', 'search', 'care', ...settingsPages.map((page) => page.name)] as const
export type Page = (typeof pages)[number]
/** A counsellor has a desk and the own follow-ups; accounts are the administrators' alone. */
export const mayOpen = (page: Page, supervises: boolean, administers: boolean) =>
  page === 'desk' || page === 'care' || (supervises && (administers || !settingsPages.some((one) => one.name === page && one.administrator)))
export const isSettings = (page: Page) => settingsPages.some((one) => one.name === page)

const pageOfHash = (): Page => pages.find((page) => location.hash.startsWith(`#/${page}`)) ?? 'desk'

/** What this tab looks at. */
export const useView = defineStore('view', () => {
  const selected = ref<Id | null>(null)
  /** The one column that a phone shows. */
  const pane = ref<Pane>('list')
  const page = ref<Page>(pageOfHash())
  const help = ref(false)
  const presenceMenu = ref(false)
  /** The list of those who wait is open. */
  const queue = ref(false)
  addEventListener('hashchange', () => (page.value = pageOfHash()))

  function select(id: Id | null) {
    selected.value = id
    pane.value = id ? 'talk' : 'list'
    if (page.value !== 'desk') location.hash = '#/desk'
  }
  return { selected, pane, page, help, presenceMenu, queue, select }
})
