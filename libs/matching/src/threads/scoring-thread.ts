// A thread that reads rows of scores for the one that solves.
import { type MessagePort, workerData } from 'node:worker_threads'
import { RowScanner } from '../domain/scored/row-scanner.js'
import { blockOf, blocksOf } from '../domain/scored/scan.js'
import { scorerFor } from '../domain/scoring/compile-scheme.js'
import { ANSWERED, type FromScoringThread, NEXT_BLOCK, type ScoringThreadData, type ToScoringThread } from './messages.js'

const { port } = workerData as ScoringThreadData
let scanner: RowScanner | undefined

port.on('message', (message: ToScoringThread) => {
  if (message.kind === 'facts') scanner = new RowScanner(message.facts, scorerFor(message.facts.features))
  else if (scanner !== undefined) answer(scanner, message, port)
})

function answer(rows: RowScanner, { job, counters }: ToScoringThread & { kind: 'job' }, to: MessagePort): void {
  const { seekers } = rows.facts.features
  const blocks = blocksOf(seekers)
  for (let number = Atomics.add(counters, NEXT_BLOCK, 1); number < blocks; number = Atomics.add(counters, NEXT_BLOCK, 1)) {
    const block = blockOf(number, seekers)
    const found = rows.scan(job, block.from, block.to)
    to.postMessage({ number, rows: found } satisfies FromScoringThread, Object.values<unknown>({ ...found }).filter(ArrayBuffer.isView).map(({ buffer }) => buffer as ArrayBuffer))
    Atomics.add(counters, ANSWERED, 1)
    Atomics.notify(counters, ANSWERED)
  }
}
