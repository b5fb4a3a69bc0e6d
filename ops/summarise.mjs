// Sums up the .NET results (TRX) and the web results (JSON) in a folder; says why a test was skipped; fails when one failed
// or when nothing ran.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
let passed = 0
let failed = 0
let skipped = 0
const decode = (text) => text.replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')

// Folders beside the results are attachments.
const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort()
for (const file of files) {
  const text = readFileSync(join(folder, file), 'utf8')
  if (file.endsWith('.trx')) {
    for (const [, attributes, body] of text.matchAll(/<UnitTestResult\s([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
      const name = decode(/testName="([^"]*)"/.exec(attributes)?.[1] ?? '?')
      const outcome = /outcome="([^"]*)"/.exec(attributes)?.[1]
      if (outcome === 'Passed') passed++
      else if (outcome === 'Failed') {
        failed++
        console.log(`failed: ${name}`)
      } else {
        skipped++
        const why = decode(/<Message>([\s\S]*?)<\/Message>/.exec(body ?? '')?.[1] ?? /<StdOut>([\s\S]*?)<\/StdOut>/.exec(body ?? '')?.[1] ?? 'no reason given')
        console.log(`skipped: ${name}: ${why.trim().split('\n')[0]}`)
      }
    }
    if (/<RunInfo [^>]*outcome="Error"/.test(text)) {
      failed++
      console.log(`failed: ${file}: ${decode(/<RunInfo [^>]*outcome="Error"[^>]*>[\s\S]*?<Text>([\s\S]*?)<\/Text>/.exec(text)?.[1] ?? 'the run itself failed').slice(0, 300)}`)
    }
  } else if (file === 'web.json') {
    const web = JSON.parse(text)
    passed += web.numPassedTests
    failed += web.numFailedTests + (web.numFailedTestSuites > 0 && web.numFailedTests === 0 ? web.numFailedTestSuites : 0)
    skipped += web.numPendingTests + web.numTodoTests
    for (const suite of web.testResults) {
      for (const test of suite.assertionResults) {
        if (test.status === 'failed') console.log(`failed: web: ${test.fullName}`)
        if (test.status === 'pending' || test.status === 'todo') console.log(`skipped: web: ${test.fullName}`)
      }
    }
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
