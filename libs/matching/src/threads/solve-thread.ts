// The thread that solves a round; it scores as well, with the help of others.
import { parentPort, workerData } from 'node:worker_threads'
import { err, ok } from '#kernel'
import { checkScoredRound } from '../domain/check-scored-round.js'
import type { ScoredRound } from '../domain/scored-round.js'
import { lineUp, rowFacts } from '../domain/scored/lineup.js'
import { RowScanner } from '../domain/scored/row-scanner.js'
import { scorerFor } from '../domain/scoring/compile-scheme.js'
import { solveWith } from '../domain/solve-scored-round.js'
import type { FromSolveThread, SolveThreadData, ToScoringThread, ToSolveThread } from './messages.js'
import { inSharedMemory } from './shared-memory.js'
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
  // Nobody asks for profiles any more; they are most of what a round takes.
  for (const side of Object.values(people)) side.length = 0
  const facts = inSharedMemory(rowFacts(lineup))
  for (const helper of helpers) helper.postMessage({ kind: 'facts', facts } satisfies ToScoringThread, [])
  const scorer = scorerFor(facts.features)
  return ok(solveWith({ ...lineup, ...facts }, scorer, scanTogether(new RowScanner(facts, scorer), helpers), (progress) => say({ kind: 'progress', progress })))
}
