// Sums up the .NET results (TRX) and the web results (JSON) in a folder; says why a test was skipped and, last, so that the
// tail of a long log shows it, what failed and how; fails when one failed or when nothing ran.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const MESSAGE_LINES = 15
const MESSAGE_CHARS = 1500

const folder = process.argv[2]
let passed = 0
/** @type {{ name: string, message: string }[]} */
const failures = []
/** Names of the skipped tests by their reason. @type {Map<string, string[]>} */
const skips = new Map()
let skipped = 0

const decode = (text) => text.replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')
// eslint-disable-next-line no-control-regex
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '').replace(/\r/g, '')
const element = (body, name) => decode(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(body ?? '')?.[1] ?? '')

const fail = (name, message = '') => failures.push({ name, message })
const skip = (name, reason) => {
  skipped++
  const names = skips.get(reason) ?? []
  names.push(name)
  skips.set(reason, names)
}

/** The first lines of what a test said when it failed, indented below its name. */
const excerpt = (message) => {
  const lines = plain(message).slice(0, MESSAGE_CHARS).split('\n').map((line) => line.trimEnd()).filter((line) => line.trim() !== '')
  return lines.slice(0, MESSAGE_LINES).map((line) => `    ${line}`).join('\n')
}

// Folders beside the results are attachments.
const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort()
for (const file of files) {
  const text = readFileSync(join(folder, file), 'utf8')
  if (file.endsWith('.trx')) {
    const classes = new Map([...text.matchAll(/<UnitTest\s[^>]*?id="([^"]*)"[\s\S]*?className="([^"]*)"/g)].map(([, id, name]) => [id, decode(name).split('.').at(-1)]))
    for (const [, attributes, body] of text.matchAll(/<UnitTestResult\s([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
      const fixture = classes.get(/testId="([^"]*)"/.exec(attributes)?.[1])
      const name = (fixture ? `${fixture}.` : '') + decode(/testName="([^"]*)"/.exec(attributes)?.[1] ?? '?')
      const outcome = /outcome="([^"]*)"/.exec(attributes)?.[1]
      if (outcome === 'Passed') passed++
      else if (outcome === 'Failed') fail(name, `${element(body, 'Message')}\n${element(body, 'StackTrace')}`)
      else skip(name, (element(body, 'Message') || element(body, 'StdOut') || 'no reason given').trim().split('\n')[0])
    }
    const run = /<RunInfo [^>]*outcome="Error"[^>]*>[\s\S]*?<Text>([\s\S]*?)<\/Text>/.exec(text)
    if (run || /<RunInfo [^>]*outcome="Error"/.test(text)) fail(file, decode(run?.[1] ?? 'the run itself failed'))
  } else if (file === 'web.json') {
    const web = JSON.parse(text)
    passed += web.numPassedTests
    for (const suite of web.testResults) {
      for (const test of suite.assertionResults) {
        if (test.status === 'failed') fail(`web: ${test.fullName}`, (test.failureMessages ?? []).join('\n'))
        if (test.status === 'pending' || test.status === 'todo') skip(`web: ${test.fullName}`, 'no reason given')
      }
      // A file that could not be loaded has no tests to fail.
      if (suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')) fail(`web: ${suite.name}`, suite.message)
    }
    if (web.testResults.length === 0) fail('web', 'The run broke off before its first result.')
  }
}

for (const [reason, names] of skips) console.log(`skipped (${names.length}): ${reason}: ${names.join(', ')}`)
for (const { name, message } of failures) {
  console.log(`failed: ${name}`)
  if (message.trim() !== '') console.log(excerpt(message))
}
console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped`)
process.exit(failures.length > 0 || passed === 0 ? 1 : 0)
