import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { PublicCounty, PublicService } from '../../shared/contracts.gen'
import { useTexts } from '../locale/i18n'
import { get } from './api'

/** Names of lines and counties. Without them codes are shown: nothing waits for this. */
export const useServiceInfo = defineStore('service', () => {
  const { locale } = useTexts()
  const service = ref<PublicService>({ lines: [], counties: [] })

  async function load() {
    if (service.value.lines.length > 0) return
    const answer = await get<PublicService>('/api/public/service')
    if (answer.ok) service.value = answer.value
    else setTimeout(() => void load(), 5_000)
  }

  const nameOf = (item: { name: string; nameEn: string } | undefined, code: string) => (item ? (locale.value === 'zh' ? item.name : item.nameEn) : code)
  const lineName = (code: string) => nameOf(service.value.lines.find((line) => line.code === code), code)
  const countyName = (code: string | null | undefined) => (code ? nameOf(service.value.counties.find((county) => county.code === code), code) : '')
  const counties = (): PublicCounty[] => service.value.counties
  return { service, load, lineName, countyName, counties }
})
