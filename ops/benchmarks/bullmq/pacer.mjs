// Says when each arrival is due: a thread of its own, asleep in between.
import { parentPort, workerData } from 'node:worker_threads'

const { began, rate, total } = workerData
const nothing = new Int32Array(new SharedArrayBuffer(4))
for (let sent = 0; sent < total; sent++) {
  const left = began + (sent / rate) * 1000 - (performance.timeOrigin + performance.now())
  if (left > 0) Atomics.wait(nothing, 0, 0, left)
  parentPort.postMessage(sent)
}
