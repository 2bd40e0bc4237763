// The load generator, in a process of its own: takes turns from its parent and answers with what it saw.
import { median, percentile } from '../statistics.js'
import { Connection, isFailure } from './connection.js'
import type { Turn, TurnResult } from './turn.js'

async function take({ port, requests, connections, durationMs, count = Number.POSITIVE_INFINITY }: Turn): Promise<TurnResult> {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)))
  const times: number[] = []
  let [next, failed] = [0, 0]
  let failure: string | undefined
  const start = performance.now()
  const end = durationMs === 0 ? Number.POSITIVE_INFINITY : start + durationMs
  const ask = async (connection: Connection): Promise<void> => {
    while (next < count) {
      const begun = performance.now()
      if (begun >= end) return
      const answer = await connection.ask(requests[next++ % requests.length] ?? '')
      times.push(performance.now() - begun)
      if (!isFailure(answer)) continue
      failed++
      failure ??= `${answer.status} ${answer.body.toString('utf8', 0, 400)}`
    }
  }
  await Promise.all(open.map(ask))
  const seconds = (performance.now() - start) / 1000
  for (const connection of open) connection.close()
  const sorted = times.toSorted((a, b) => a - b)
  return { answered: times.length, perSecond: times.length / seconds, medianMs: median(sorted), p99Ms: percentile(sorted, 0.99), failed, ...(failure === undefined ? {} : { failure }) }
}

process.on('message', (turn: Turn) => {
  take(turn).then((result) => process.send?.(result), (error: unknown) => process.send?.({ error: String(error) }))
})
process.once('disconnect', () => process.exit())
