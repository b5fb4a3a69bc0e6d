import { post } from './network.js'
import { t, translate } from './texts.js'
import { hush, play, say } from './voice.js'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
const friendly = number => (number === '+266696687' ? t('withheld').replace(/（.*|\(.*/, '').trim() : number)

/** One telephone on the page: its set-up, and the call that it shows. */
export class Telephone {
  constructor(kind, number) {
    this.kind = kind
    this.number = number
    this.sound = true
    this.call = null
    this.spoken = 0
    this.root = document.getElementById(`${kind}Template`).content.cloneNode(true).firstElementChild
    this.setup = this.root.querySelector('.setup')
    this.root.querySelector('.incall').append(document.getElementById('callTemplate').content.cloneNode(true))
    this.find = selector => this.root.querySelector(selector)
    this.makeKeypad()
    const act = name => () => post(`/calls/${this.call.sid}/${name}`)
    this.find('.answer').addEventListener('click', act('answer'))
    this.find('.decline').addEventListener('click', act('decline'))
    this.find('.hangup').addEventListener('click', act('hangup'))
    this.find('.sound').addEventListener('click', () => this.switchSound())
    this.find('.speak').addEventListener('submit', event => this.speak(event))
    this.translate()
  }

  makeKeypad() {
    const pad = this.find('.keypad')
    for (const key of keys) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = key
      button.addEventListener('click', () => post(`/calls/${this.call.sid}/digits`, { digits: key }))
      pad.append(button)
    }
  }

  title() {
    return t(this.kind, this.number) + (this.name ? ` · ${this.name}` : '')
  }

  translate() {
    translate(this.root)
    for (const option of this.setup.elements.does.options) option.textContent = t('does')[option.value]
    const title = this.title()
    this.root.setAttribute('aria-label', title)
    this.find('.transcript').dataset.empty = t('empty')
    this.find('.remove').setAttribute('aria-label', `${t('remove')}: ${title}`)
    this.find('.keypad').setAttribute('aria-label', t('keypad'))
    this.find('.transcript').setAttribute('aria-label', t('transcript'))
    for (const button of this.root.querySelectorAll('.keypad button')) button.setAttribute('aria-label', t('key', button.textContent))
    this.find('.transcript').replaceChildren()
    this.show()
  }

  /** Takes a new call, or a newer state of its own. */
  take(call) {
    if (this.call?.sid !== call.sid) {
      this.find('.transcript').replaceChildren()
      this.spoken = 0
    } else if (call.ended && !this.call.ended && this.sound) hush()
    this.call = call
    this.show()
  }

  show() {
    const hadFocus = this.root.contains(document.activeElement) ? document.activeElement : null
    this.showState()
    // A button that was pressed and is gone must not take the keyboard's place on the page with it.
    if (hadFocus && hadFocus.offsetParent === null) [...this.root.querySelectorAll('button')].find(b => b.offsetParent && !b.disabled && !b.matches('.remove'))?.focus()
  }

  showState() {
    const call = this.call
    const live = call !== null && !call.ended
    const ringing = live && call.status === 'ringing' && call.direction !== 'inbound'
    const own = live ? (call.direction === 'inbound' ? call.from : call.to) : null
    // Whose telephone it is says more than the address of a browser.
    this.find('h2').textContent = this.title() + (own && !this.name ? ` · ${friendly(own)}` : '')
    this.root.classList.toggle('live', live && !ringing)
    this.root.classList.toggle('ringing', ringing)
    this.root.classList.toggle('used', call !== null)
    for (const field of this.setup.elements) if (field.name !== 'does') field.disabled = live
    this.find('.statusText').textContent = this.statusText()
    this.find('.with').textContent = this.withText()
    this.find('.answer').hidden = this.find('.decline').hidden = !ringing
    this.find('.hangup').hidden = !live || ringing
    this.find('.sound').textContent = t(this.sound ? 'soundOn' : 'soundOff')
    this.find('.sound').setAttribute('aria-pressed', this.sound)
    for (const button of this.root.querySelectorAll('.keypad button, .speak input, .speak button')) button.disabled = !live || ringing
    this.tick()
    if (call) this.showLines(call)
    play(this, live && this.sound && call.playing ? call.playing : null)
  }

  statusText() {
    const call = this.call
    if (!call) return t('idle')
    if (call.ended) return t('end')[call.status] ?? call.status
    if (call.status === 'ringing' && call.direction !== 'inbound') return t('incoming', call.line ?? friendly(call.from))
    return t('state')[call.status === 'ringing' ? 'ringing' : call.doing] ?? t('state').answered
  }

  withText() {
    const place = this.call?.conference
    if (this.call?.bridgedWith) return t('with', friendly(this.call.bridgedWith))
    if (!place?.joined) return this.call && !this.call.ended ? this.call.direction === 'inbound' ? `${this.call.line ?? ''} ${this.call.to}`.trim() : friendly(this.call.from) : ''
    const others = place.with.map(o => friendly(o.telephone) + (o.muted ? ` (${t('muted')})` : ''))
    return `${others.length ? t('with', others.join('、')) : t('alone')} · ${t('room', place.friendlyName)}${place.muted ? ` · ${t('muted')}` : ''}`
  }

  showLines(call) {
    const list = this.find('.transcript')
    let added = false
    for (const line of call.transcript) {
      let item = list.querySelector(`[data-n="${line.n}"]`)
      if (!item) {
        item = document.createElement('p')
        item.dataset.n = line.n
        item.className = `${line.kind} ${line.who === 'me' ? 'mine' : line.who === 'network' ? 'network' : 'other'}`
        list.append(item)
        added = true
      }
      const text = `${line.kind === 'note' ? '' : `${this.speaker(line)}${t('colon')}`}${this.lineText(line)}${line.cut ? t('cut') : ''}`
      if (item.textContent !== text) item.textContent = text
      this.voiceLine(line)
    }
    if (added) list.scrollTop = list.scrollHeight
  }

  voiceLine(line) {
    if (line.n > this.spoken) {
      this.spoken = line.n
      if (this.sound && !this.call.ended && (line.kind === 'say' || (line.kind === 'spoken' && line.who !== 'me'))) say(line)
    } else if (line.cut && line.n === this.spoken) hush()
  }

  speaker(line) {
    return line.who === 'me' ? t('you') : line.who === 'network' ? t('network') : friendly(line.who)
  }

  lineText(line) {
    if (line.kind === 'play') return t('played', line.text)
    if (line.kind === 'digits') return t('pressed', line.text)
    if (line.kind === 'note') return line.text === 'recording' ? t('recording') : t('end')[line.text] ?? line.text
    return line.text
  }

  /** Once a second: how long the call has lasted. */
  tick() {
    const call = this.call
    const until = call?.endedAt ? Date.parse(call.endedAt) : Date.now()
    const seconds = call?.answered ? Math.max(0, Math.floor((until - Date.parse(call.answered)) / 1000)) : null
    this.find('.clock').textContent = seconds === null ? '' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  switchSound() {
    this.sound = !this.sound
    if (!this.sound) hush()
    this.show()
  }

  async speak(event) {
    event.preventDefault()
    const input = event.target.elements.text
    if (input.value.trim()) await post(`/calls/${this.call.sid}/say`, { text: input.value.trim() })
    input.value = ''
    input.focus()
  }
}
