import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Turn, TurnResult } from './turn.js'

/** The process that makes the load. */
export interface LoadGenerator {
  /** Runs one turn; one at a time. Throws when a connection failed or an answer was an error. */
  run(turn: Turn): Promise<TurnResult>
  stop(): void
}

const MAIN = fileURLToPath(new URL('load-main.js', import.meta.url))

export function startLoad(): LoadGenerator {
  const child = fork(MAIN)
  return {
    run: (turn) => new Promise((resolve, reject) => {
      child.once('message', (result: TurnResult | { error: string }) => {
        if ('error' in result) return reject(new Error(result.error))
        if (result.failed > 0) return reject(new Error(`${result.failed} of ${result.answered} answers failed: ${result.failure}`))
        resolve(result)
      })
      child.send(turn)
    }),
    stop: () => void child.kill(),
  }
}
