// The thread that solves a round; it scores as well, with the help of others.
import { parentPort, workerData } from 'node:worker_threads'
import { err, ok } from '#kernel'
import { checkScoredRound } from '../domain/check-scored-round.js'
import type { ScoredRound } from '../domain/scored-round.js'
import { lineUp } from '../domain/scored/lineup.js'
import { RowScanner } from '../domain/scored/row-scanner.js'
import { memorySize, scorerOf, solveWith } from '../domain/solve-scored-round.js'
import type { FromSolveThread, SolveThreadData, ToScoringThread, ToSolveThread } from './messages.js'
import { scanTogether } from './shared-scanner.js'

const { helpers } = workerData as SolveThreadData
const say = (message: FromSolveThread): void => parentPort!.postMessage(message, [])
const people: { readonly seekers: unknown[]; readonly hosts: unknown[] } = { seekers: [], hosts: [] }
let round: ScoredRound | undefined

parentPort!.on('message', (message: ToSolveThread) => {
  if (message.kind === 'round') round = message.round
  else if (message.kind === 'people') people[message.side].push(...message.people)
  else say({ kind: 'done', result: solve({ ...round, ...people } as ScoredRound) })
})

function solve(whole: ScoredRound): (FromSolveThread & { kind: 'done' })['result'] {
  const problems = checkScoredRound(whole)
  if (problems.length > 0) return err(problems)
  const lineup = lineUp(whole)
  const pairs = memorySize(lineup)
  const memory = pairs === 0 ? undefined : new Uint16Array(new SharedArrayBuffer(pairs * Uint16Array.BYTES_PER_ELEMENT))
  for (const helper of helpers) helper.postMessage({ kind: 'lineup', lineup, memory } satisfies ToScoringThread, [])
  const scorer = scorerOf(lineup)
  return ok(solveWith(lineup, scorer, scanTogether(new RowScanner(lineup, scorer, memory), helpers), (progress) => say({ kind: 'progress', progress })))
}
