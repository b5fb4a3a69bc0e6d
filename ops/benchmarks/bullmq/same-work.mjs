// The same work on BullMQ: jobs that take a fixed time, so many at once. It chooses no counsellor; its workers are places.
// node same-work.mjs PORT PLACES RATE SECONDS TALK_MS WAITING      (RATE 0: WAITING jobs are there at the start)
import { Worker as Thread } from 'node:worker_threads'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'

const [port, places, rate, seconds, talk, waiting] = process.argv.slice(2).map(Number)
const connection = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: null })
const name = `same-work-${process.pid}`
const queue = new Queue(name, { connection })
const offered = [], idle = []
const total = rate > 0 ? Math.floor(rate * seconds) : waiting
let done = 0, started = 0, began = 0
const freed = []
const finished = new Promise((resolve) => {
  globalThis.worker = new Worker(name, async (job) => {
    const now = performance.now()
    offered.push(now - job.data.due)
    // A place that became free while this job waited already.
    const since = freed.shift()
    if (since !== undefined && job.data.due < since) idle.push(now - since)
    started++
    await new Promise((r) => setTimeout(r, talk))
    freed.push(performance.now())
    if (++done === total) resolve()
  }, { connection, concurrency: places, autorun: rate > 0 })
})
await worker.waitUntilReady()
began = performance.now()
if (rate > 0) {
  const adding = []
  // A timer of this thread is up to a millisecond late; a thread that does nothing else wakes to some ten microseconds.
  const pacer = new Thread(new URL('./pacer.mjs', import.meta.url), { workerData: { began: performance.timeOrigin + began, rate, total } })
  await new Promise((all) => pacer.on('message', (sent) => {
    adding.push(queue.add('job', { due: began + (sent / rate) * 1000 }, { removeOnComplete: true }))
    if (sent === total - 1) all()
  }))
  await Promise.all(adding)
} else {
  await queue.addBulk(Array.from({ length: waiting }, () => ({ name: 'job', data: { due: performance.now() }, opts: { removeOnComplete: true } })))
  began = performance.now()
  void worker.run()
}
await finished
const length = (performance.now() - began) / 1000
await worker.close()
await queue.close()
const used = process.cpuUsage()
// A pipe takes 64 KiB at once: what is longer must be out before the end.
process.stdout.write(JSON.stringify({ offered, idle, perSecond: total / length, processor: (used.user + used.system) / 1e6 }), () => process.exit(0))
