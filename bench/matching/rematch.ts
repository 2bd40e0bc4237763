import { seededRandom, unwrap } from '#kernel'
import { type RoundInput, type RoundPairs, solveMarket, solveOrdered, solveRound, verifyCertificate } from '#matching'
import { median } from '../statistics.js'
import { basisPoints, instanceOf } from './instances.js'

const SPEC = { kind: 'features', seekers: 10_000, hosts: 3_000, perSeeker: 50, seats: 9_000, seed: 5 } as const
const [CHURN, KEEP_BONUS, RUNS] = [0.04, 500, 5]
const TARGET = 0.5

/** Matching again after a share of the people were replaced: from the prices of the last time, and from none. Both are proved. Prints a table. @returns whether the target was met. */
export function benchRematch(): boolean {
  const input = instanceOf(SPEC)
  const before = unwrap(solveRound(input))
  const after = unwrap(solveRound(churned(input, before.pairs)))
  const solve = (start?: typeof before.priced): number => {
    const clock = process.cpuUsage()
    const priced = solveMarket(after.market, start)
    const { user, system } = process.cpuUsage(clock)
    if (!verifyCertificate(after.market, priced).ok) throw new Error('The certificate does not hold')
    return (user + system) / 1000
  }
  if (solveOrdered(after.round, after.options, before.priced).proof.total !== after.proof.total) throw new Error('A warm start came to another total')
  const [cold, warm] = [Array.from({ length: RUNS }, () => solve()), Array.from({ length: RUNS }, () => solve(before.priced))]
  const share = median(warm) / median(cold)
  console.log('\n| match again after 4 % churn | cold, CPU ms | from the last prices, CPU ms | target |\n|---|---|---|---|')
  console.log(`| ${SPEC.seekers} × ${SPEC.hosts}, ${SPEC.kind} | ${median(cold).toFixed(0)} | ${median(warm).toFixed(0)} | ≤ ${TARGET} of cold: ${share.toFixed(2)}, ${share <= TARGET ? 'met' : 'MISSED'} |`)
  return share <= TARGET
}

/** Other people in some places: all scores of theirs are drawn again. Pairs that were matched are worth keeping. */
function churned(input: RoundInput, matched: Int32Array): RoundInput {
  const random = seededRandom(SPEC.seed + 1)
  const isNew = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => (random() < CHURN ? 1 : 0))
  const [seekers, hosts] = [isNew(input.seekers.length), isNew(input.hosts.length)]
  const { seeker, host, score } = input.pairs
  const wereMatched = new Set(keysOf(input, matched))
  const keep = new Int32Array(seeker.length)
  const scores = score.map((before, pair) => {
    if (seekers[seeker[pair]!] === 1 || hosts[host[pair]!] === 1) return basisPoints(random())
    if (wereMatched.has(`${seeker[pair]} ${host[pair]}`)) keep[pair] = KEEP_BONUS
    return before
  })
  return { ...input, pairs: { seeker, host, score: scores, keep } satisfies RoundPairs }
}

/** The matched pairs by the places of their people: the round orders both sides by id. */
function* keysOf(input: RoundInput, matched: Int32Array): Generator<string> {
  const { round } = unwrap(solveRound(input))
  for (const [seeker, pair] of matched.entries()) if (pair >= 0) yield `${round.seekerIds[seeker]!.slice(1)} ${round.hostIds[round.hostOf[pair]!]!.slice(1)}`
}
