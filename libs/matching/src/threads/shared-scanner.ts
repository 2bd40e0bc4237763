import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { RowScanner } from '../domain/scored/row-scanner.js'
import { blockOf, blocksOf, type ScanJob, type Scanner, type ScanRows } from '../domain/scored/scan.js'
import { ANSWERED, type FromScoringThread, NEXT_BLOCK, type ToScoringThread } from './messages.js'

/**
 * Asks all rows of several threads at once, this one among them: whoever is free takes the next block, and waits for the others when there is
 * none left. It blocks its thread. Which thread read a block cannot be told from the answer.
 */
export function scanTogether(own: RowScanner, helpers: readonly MessagePort[]): Scanner {
  const { seekers } = own.facts.features
  const blocks = blocksOf(seekers)
  const scan = (job: ScanJob, onRows: (rows: number) => void): ScanRows[] => {
    const counters = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
    for (const helper of helpers) helper.postMessage({ kind: 'job', job, counters } satisfies ToScoringThread, [])
    const found: ScanRows[] = []
    let [answered, ownBlocks] = [0, 0]
    const take = (number: number, rows: ScanRows): void => {
      found[number] = rows
      answered++
      onRows(rows.to - rows.from)
    }
    const collect = (): void => {
      for (const helper of helpers) {
        for (let message = receiveMessageOnPort(helper); message !== undefined; message = receiveMessageOnPort(helper)) {
          const { number, rows } = message.message as FromScoringThread
          take(number, rows)
        }
      }
    }
    for (let number = Atomics.add(counters, NEXT_BLOCK, 1); number < blocks; number = Atomics.add(counters, NEXT_BLOCK, 1)) {
      const { from, to } = blockOf(number, seekers)
      take(number, own.scan(job, from, to))
      ownBlocks++
      collect()
    }
    for (;;) {
      // Read before collecting: what is answered in between wakes at once.
      const seen = Atomics.load(counters, ANSWERED)
      collect()
      if (answered === blocks) return found
      if (answered === ownBlocks + seen) Atomics.wait(counters, ANSWERED, seen)
    }
  }
  return { scan: scan as Scanner['scan'] }
}
