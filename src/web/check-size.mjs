// Sums the gzip size of every script that index.html can load, dynamic imports included, and fails above the limit.
import { readFileSync } from 'node:fs'
import { basename, dirname, join, posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const Limit = 61_440
const root = resolve(dirname(fileURLToPath(import.meta.url)), process.argv[2] ?? '../Hotline.Server/wwwroot')
const html = readFileSync(join(root, 'index.html'), 'utf8')
const waiting = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1])
const sizes = new Map()

while (waiting.length > 0) {
  const path = waiting.pop()
  if (sizes.has(path)) continue
  const text = readFileSync(join(root, path))
  sizes.set(path, gzipSync(text, { level: 9 }).length)
  for (const [, target] of text.toString().matchAll(/["'`](\.?\.?\/?[\w./-]+\.js)["'`]/g))
    waiting.push(target.startsWith('.') ? posix.join(posix.dirname(path), target) : target.replace(/^\//, ''))
}

let total = 0
for (const [path, size] of [...sizes].sort((a, b) => b[1] - a[1])) {
  total += size
  console.log(`${String(size).padStart(7)}  ${basename(path)}`)
}
console.log(`${String(total).padStart(7)}  in all, gzip; the limit is ${Limit}`)
if (sizes.size === 0) throw new Error('index.html loads no script: was it built?')
if (total > Limit) {
  console.error(`The caller's page is ${total - Limit} bytes too big.`)
  process.exitCode = 1
}
