import { computed, onUnmounted, ref } from 'vue'
import { keepDevice, keptDevice, listDevices, openMicrophone, record, watchLevel } from './audio'
import type { VoiceTrouble } from './device'
import { microphoneTrouble } from './troubles'
import { useVoice } from './useVoice'

/** Milliseconds. */
const echoLasts = 3_000
const quietAfter = 4_000
/** From this level on (0–100) somebody speaks. */
const heardFrom = 25

/** The check before the shift: a microphone that is heard, and one's own voice played back. */
export function useDeviceCheck() {
  const voice = useVoice()
  const state = ref<'idle' | 'asking' | 'listening'>('idle')
  const trouble = ref<VoiceTrouble | null>(null)
  const level = ref(0)
  const heard = ref(false)
  const quiet = ref(false)
  const echo = ref<'none' | 'recording' | 'playing' | 'played' | 'failed'>('none')
  const microphones = ref<MediaDeviceInfo[]>([])
  const speakers = ref<MediaDeviceInfo[]>([])
  const microphone = ref(keptDevice('microphone'))
  const speaker = ref(keptDevice('speaker'))
  let stream: MediaStream | null = null
  let unwatch: (() => void) | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  let player: HTMLAudioElement | null = null
  let left = false

  function release() {
    clearTimeout(waiting)
    unwatch?.()
    stream?.getTracks().forEach((track) => track.stop())
    unwatch = stream = null
    level.value = 0
  }

  async function begin(): Promise<void> {
    release()
    echo.value = 'none'
    heard.value = quiet.value = false
    trouble.value = null
    state.value = 'asking'
    try {
      if (!navigator.mediaDevices?.getUserMedia) {
        state.value = 'idle'
        trouble.value = 'insecure'
        return
      }
      const opened = await openMicrophone(microphone.value)
      if (left) return opened.getTracks().forEach((track) => track.stop())
      stream = opened
      unwatch = watchLevel(opened, (now) => {
        level.value = now
        if (now >= heardFrom) { heard.value = true; quiet.value = false }
      })
      waiting = setTimeout(() => (quiet.value = !heard.value), quietAfter)
      state.value = 'listening'
      ;({ microphones: microphones.value, speakers: speakers.value } = await listDevices())
      // What was missing before is there: the calls may come.
      voice.retry()
    } catch (error) {
      state.value = 'idle'
      trouble.value = microphoneTrouble(error)
    }
  }

  async function listen(): Promise<void> {
    if (!stream || echo.value === 'recording' || echo.value === 'playing') return
    try {
      echo.value = 'recording'
      const address = URL.createObjectURL(await record(stream, echoLasts))
      if (left) return URL.revokeObjectURL(address)
      player = new Audio(address)
      if (speaker.value && 'setSinkId' in player) await (player as HTMLAudioElement & { setSinkId(id: string): Promise<void> }).setSinkId(speaker.value)
      echo.value = 'playing'
      await player.play()
      await new Promise((resolve) => player!.addEventListener('ended', resolve, { once: true }))
      URL.revokeObjectURL(address)
      echo.value = 'played'
    } catch {
      echo.value = 'failed'
    }
  }

  async function chooseMicrophone(id: string): Promise<void> {
    microphone.value = id
    keepDevice('microphone', id)
    if (id) await voice.useMicrophone(id)
    await begin()
  }

  async function chooseSpeaker(id: string): Promise<void> {
    speaker.value = id
    keepDevice('speaker', id)
    await voice.useSpeaker(id || 'default')
  }

  onUnmounted(() => {
    left = true
    player?.pause()
    release()
  })
  return { state, trouble, level, heard, quiet, echo, microphones, speakers, microphone, speaker, begin, listen, chooseMicrophone, chooseSpeaker, checked: computed(() => state.value === 'listening') }
}
