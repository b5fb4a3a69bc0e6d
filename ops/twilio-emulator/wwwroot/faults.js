// The fault panel: what goes wrong on purpose, as set here or by a test.
import { post } from './network.js'
import { t } from './texts.js'

const form = document.getElementById('faultForm')
const list = document.getElementById('faultList')
const clear = document.getElementById('faultClear')
const kinds = await (await fetch('/api/faults/kinds')).json()
for (const kind of kinds) form.elements.kind.add(new Option(t('fault')[kind], kind))

const timed = kind => kind === 'rest-delay' || kind === 'callback-delay' || kind === 'callback-reorder' || kind === 'text-late'
const showForm = () => { form.elements.durationMs.closest('label').hidden = !timed(form.elements.kind.value) }

/** Shows what is switched on; a test may have changed it. */
export async function showFaults() {
  const answer = await fetch('/api/faults').catch(() => null)
  if (!answer?.ok) return
  const faults = await answer.json()
  list.replaceChildren(...faults.map(fault => {
    const row = document.createElement('li')
    row.textContent = [
      t('fault')[fault.kind], `${fault.percent ?? 100} %`, timed(fault.kind) ? `${fault.durationMs ?? 1000} ms` : null,
      fault.to, fault.times === null ? null : `× ${fault.times}`,
    ].filter(Boolean).join(' · ')
    return row
  }))
  clear.hidden = faults.length === 0
}

export function translateFaults() {
  for (const option of form.elements.kind.options) option.textContent = t('fault')[option.value]
  showFaults()
}

form.elements.kind.addEventListener('change', showForm)
form.addEventListener('submit', async event => {
  event.preventDefault()
  const { kind, percent, durationMs, to } = form.elements
  await post('/faults', {
    kind: kind.value, percent: Number(percent.value), durationMs: timed(kind.value) ? Number(durationMs.value) : null, to: to.value.trim() || null, times: null,
  })
  await showFaults()
})
clear.addEventListener('click', async () => {
  await fetch('/api/faults', { method: 'DELETE' })
  await showFaults()
  form.elements.kind.focus()
})
showForm()
showFaults()
setInterval(showFaults, 3000)
