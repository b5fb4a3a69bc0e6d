import { translateFaults } from './faults.js'
import { follow, post, settings } from './network.js'
import { Telephone } from './telephone.js'
import { switchLanguage, t, translate } from './texts.js'

const shelf = document.getElementById('telephones')
const telephones = []
const network = await settings()
let connected = null

function add(kind, preset = {}) {
  const same = telephones.filter(p => p.kind === kind).length
  const telephone = new Telephone(kind, same + 1)
  telephones.push(telephone)
  if (kind === 'caller') setUpCaller(telephone, same)
  else setUpCounsellor(telephone, preset.identity ?? network.telephones[same] ?? (same === 0 ? 'client:li' : `client:counsellor-${same + 1}`))
  telephone.find('.remove').addEventListener('click', () => remove(telephone))
  shelf.append(telephone.root)
  return telephone
}

function remove(telephone) {
  telephones.splice(telephones.indexOf(telephone), 1)
  telephone.root.remove()
  document.getElementById(telephone.kind === 'caller' ? 'addCaller' : 'addCounsellor').focus()
}

function setUpCaller(telephone, same) {
  const { to, from, withheld } = telephone.setup.elements
  for (const line of network.numbers) to.add(new Option(`${line.lineLabel || ''} ${line.number}`.trim(), line.number))
  if (network.numbers.length === 0) to.add(new Option(t('noNumbers'), ''))
  from.value = `+86138000000${String(same + 1).padStart(2, '0')}`
  setUpBehaviour(telephone)
  withheld.addEventListener('change', () => { from.readOnly = withheld.checked })
  telephone.setup.addEventListener('submit', async event => {
    event.preventDefault()
    // One telephone makes one call, however often the button is pressed.
    if (telephone.dialling || (telephone.call && !telephone.call.ended)) return
    telephone.dialling = true
    try {
      await dial()
    } finally {
      telephone.dialling = false
    }
  })
  async function dial() {
    const answer = await post('/calls', { from: withheld.checked ? 'withheld' : from.value.trim(), to: to.value })
    if (!answer.ok) {
      telephone.find('.statusText').textContent = t('refused')
      return
    }
    telephone.wanted = answer.body.callSid
    // The event about it may have been quicker than the answer.
    const call = await (await fetch(`/api/calls/${telephone.wanted}`)).json()
    if (telephone.call?.sid !== call.sid) telephone.take(call)
    telephone.find('.hangup').focus()
  }
}

/** A preset is an address and, after a blank, whose telephone it is. */
function setUpCounsellor(telephone, preset) {
  const { identity: field } = telephone.setup.elements
  const [identity, ...name] = preset.split(' ')
  telephone.name = name.join(' ')
  telephone.translate()
  telephone.showState()
  field.value = identity
  telephone.setup.addEventListener('submit', event => event.preventDefault())
  setUpBehaviour(telephone)
}

/** Which number or name a telephone is rung by. */
const address = telephone => telephone.setup.elements[telephone.kind === 'caller' ? 'from' : 'identity']

function setUpBehaviour(telephone) {
  const { does } = telephone.setup.elements
  const field = address(telephone)
  for (const name of Object.keys(t('does'))) does.add(new Option(t('does')[name], name))
  const show = () => { does.value = network.behaviours[field.value.trim()] ?? network.behaviours['*'] ?? 'ring' }
  show()
  field.addEventListener('change', show)
  does.addEventListener('change', async () => {
    const to = field.value.trim()
    if ((await post('/behaviours', { to, does: does.value })).ok) network.behaviours[to] = does.value
    else show()
  })
}

/** Gives a call to the telephone that it belongs to. */
function onCall(call) {
  const own = telephones.find(p => p.call?.sid === call.sid || p.wanted === call.sid)
  if (own) {
    own.take(call)
    return
  }
  if (call.direction === 'inbound' || call.ended) return
  const free = telephones.find(p => address(p).value.trim() === call.to && (!p.call || p.call.ended))
  if (!free) return
  free.take(call)
  if (call.status === 'ringing') document.getElementById('ringing').textContent = `${t(free.kind, free.number)} ${t('incoming', call.line ?? call.from)}`
}

function showConnection() {
  const place = document.getElementById('connection')
  place.textContent = connected === null ? '' : t(connected ? 'connected' : 'lost')
  place.classList.toggle('lost', connected === false)
}

document.getElementById('addCaller').addEventListener('click', () => add('caller').setup.elements.from.focus())
document.getElementById('addCounsellor').addEventListener('click', () => add('counsellor').setup.elements.identity.focus())
document.getElementById('language').addEventListener('click', event => {
  switchLanguage()
  translate()
  event.target.textContent = t('otherLanguage')
  document.title = t('title')
  showConnection()
  translateFaults()
  for (const telephone of telephones) telephone.translate()
})

translate()
document.getElementById('language').textContent = t('otherLanguage')
add('caller')
add('counsellor')
follow(onCall, now => { connected = now; showConnection() })
const texts = document.getElementById('texts')
let lastText = 0
async function showTexts() {
  const answer = await fetch(`/api/messages?after=${lastText}`).catch(() => null)
  for (const text of answer?.ok ? await answer.json() : []) {
    lastText = text.n
    const row = document.createElement('p')
    const head = document.createElement('strong')
    head.textContent = `${text.from} → ${text.to}`
    row.append(head, document.createElement('br'))
    // Links can be followed, as on a telephone; everything else is text.
    for (const part of text.body.split(/(https?:\/\/\S+)/)) {
      if (!/^https?:/.test(part)) { row.append(part); continue }
      const link = Object.assign(document.createElement('a'), { href: part, textContent: part, target: '_blank', rel: 'noopener' })
      row.append(link)
    }
    texts.append(row)
    texts.scrollTop = texts.scrollHeight
  }
}
setInterval(showTexts, 1000)
setInterval(() => { for (const telephone of telephones) telephone.tick() }, 1000)
