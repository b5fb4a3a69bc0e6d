import type { VoiceTrouble } from './device'
import { microphoneTrouble } from './troubles'

/** Which microphone and speaker this browser uses, kept in it. Ids mean nothing elsewhere. */
type Kind = 'microphone' | 'speaker'
const name = (kind: Kind) => `hotline.voice.${kind}`

export function keptDevice(kind: Kind): string {
  try {
    return localStorage.getItem(name(kind)) ?? ''
  } catch {
    return ''
  }
}

export function keepDevice(kind: Kind, id: string): void {
  try {
    localStorage.setItem(name(kind), id)
  } catch {
    // Forbidden: chosen anew next time.
  }
}

/** Opens the microphone; one that was chosen and is gone gives way to the browser's own choice. */
export async function openMicrophone(id = keptDevice('microphone')): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: id ? { deviceId: { exact: id } } : true })
  } catch (error) {
    if (!id || microphoneTrouble(error) !== 'noMicrophone') throw error
    return navigator.mediaDevices.getUserMedia({ audio: true })
  }
}

/** Null: there is a microphone and it may be used. The browser asks the person where that is not settled yet. */
export async function checkMicrophone(): Promise<VoiceTrouble | null> {
  if (!navigator.mediaDevices?.getUserMedia) return 'insecure'
  try {
    const stream = await openMicrophone()
    stream.getTracks().forEach((track) => track.stop())
    return null
  } catch (error) {
    return microphoneTrouble(error)
  }
}

export const canChooseSpeaker = () => 'setSinkId' in HTMLMediaElement.prototype

/** Names are there once the microphone was allowed. */
export async function listDevices(): Promise<{ microphones: MediaDeviceInfo[]; speakers: MediaDeviceInfo[] }> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? []
  const of = (kind: MediaDeviceKind) => devices.filter((device) => device.kind === kind && device.deviceId)
  return { microphones: of('audioinput'), speakers: canChooseSpeaker() ? of('audiooutput') : [] }
}

/** Calls `show` with 0–100 some times a second until it is stopped. */
export function watchLevel(stream: MediaStream, show: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    // −60 dB and less is silence, 0 dB is full.
    show(Math.round(Math.max(0, Math.min(100, (Math.log10(Math.max(loudness, 1e-6)) * 20 + 60) / 0.6))))
  }, 80)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** Records so many milliseconds of the microphone. */
export function record(stream: MediaStream, ms: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const recorder = new MediaRecorder(stream)
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onerror = () => reject(new Error('the recording failed'))
    recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }))
    recorder.start()
    setTimeout(() => recorder.state !== 'inactive' && recorder.stop(), ms)
  })
}
