import { defineStore } from 'pinia'
import { computed, reactive, ref, watch } from 'vue'
import type { VoiceTicket } from '../../shared/contracts.gen'
import { useDesk } from '../desk/useDesk'
import { post } from '../session/api'
import { checkMicrophone, keptDevice, listDevices } from './audio'
import { makeDevice } from './device'
import { expectedLegs } from './legs'
import { quietVoice, VoiceSession } from './session'

/** Milliseconds. The server may have missed what it was told, or forgotten it with a lost connection. */
const tellEvery = 3_000

/** Calls in this browser, for counsellors who chose it: registered while on shift, and the server knows whether it is ready. */
export const useVoice = defineStore('voice', () => {
  const desk = useDesk()
  const state = reactive(quietVoice())
  const session = new VoiceSession(state, { fetchTicket: () => post<VoiceTicket>('/api/voice/token'), checkMicrophone, makeDevice, now: desk.now })
  /** The panel with the choice and the device check is open. */
  const open = ref(false)
  const wanted = computed(() => desk.counsellor?.voice === 'Browser')
  const ready = computed(() => wanted.value && state.registered)
  let release: (() => void) | null = null
  let telling: ReturnType<typeof setInterval> | undefined

  /** One tab of a browser has the calls: with two, both would answer. */
  async function hold(): Promise<void> {
    state.trouble = 'otherTab'
    const own = () => new Promise<void>((resolve) => {
      if (!wanted.value) return resolve()
      release = resolve
      void session.start()
    })
    if (navigator.locks) await navigator.locks.request('hotline-voice', own)
    else await own()
  }

  function begin() {
    watch(wanted, (now) => {
      if (now) return void hold()
      session.stop()
      release?.()
      release = null
    }, { immediate: true })
    // Accepting in the console was the decision: the leg that belongs to it comes in by itself, and no other.
    watch(() => [state.ringing.map((call) => call.leg).join(), desk.counsellor ? expectedLegs(desk.contacts, desk.counsellor.id).join() : ''], () => {
      const legs = desk.counsellor ? expectedLegs(desk.contacts, desk.counsellor.id) : []
      const mine = state.call ? undefined : state.ringing.find((call) => call.leg && legs.includes(call.leg))
      if (!mine) return
      state.ringing = state.ringing.filter((call) => call.id !== mine.id)
      mine.accept()
    })
    watch(ready, (now) => { if (now && keptDevice('speaker')) void session.useSpeaker(keptDevice('speaker')).catch(() => undefined) })
    watch([ready, () => desk.counsellor?.voiceReady, () => desk.connection], () => void tell(), { immediate: true })
    telling = setInterval(() => void tell(), tellEvery)
    navigator.mediaDevices?.addEventListener?.('devicechange', onDevices)
  }

  function end() {
    clearInterval(telling)
    navigator.mediaDevices?.removeEventListener?.('devicechange', onDevices)
    session.stop()
    release?.()
    release = null
  }

  /** Another tab that has the calls says that it is ready; this one must not contradict it. */
  async function tell(): Promise<void> {
    if (!wanted.value || desk.connection !== 'connected' || state.trouble === 'otherTab' || desk.counsellor?.voiceReady === ready.value) return
    await desk.setVoice(ready.value)
  }

  async function onDevices(): Promise<void> {
    if (!wanted.value || state.trouble === 'otherTab') return
    const { microphones } = await listDevices()
    if (microphones.length === 0) session.microphoneLost('noMicrophone')
    else session.retry()
  }

  return {
    state, open, wanted, ready, begin, end,
    muted: computed(() => state.muted),
    mute: (on: boolean) => session.mute(on),
    press: (digit: string) => state.call?.sendDigits(digit),
    retry: () => session.retry(),
    useMicrophone: (id: string) => session.useMicrophone(id).catch(() => undefined),
    useSpeaker: (id: string) => session.useSpeaker(id).catch(() => undefined),
  }
})
