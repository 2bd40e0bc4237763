import { type PricedMatching, type SolvedRound, solveMarket, solveWideMarket, sortRow, verifyCertificate } from '#matching'

/** A market with the rows that a round gives it. */
export type RoundMarket = SolvedRound['market']

export interface Measured {
  readonly placed: number
  readonly total: bigint
  /** Processor time of each solve, all threads together: what the compiler and the collector did meanwhile counts. */
  readonly cpuMs: readonly number[]
  /** The part of it that sorted the rows, which only this engine needs. */
  readonly sortMs: readonly number[]
}

/** Sorts the rows of a market and solves it, several times. Throws when the certificate of one does not hold. */
export function measure(market: RoundMarket, times: number): Measured {
  return repeated(market, times, () => {
    const sorted = { ...market, hostOf: market.hostOf.slice(), weights: market.weights.slice(), pairOf: market.pairOf.slice() }
    const start = process.cpuUsage()
    for (let seeker = 0; seeker < market.seekers; seeker++) sortRow(sorted, market.rows[seeker]!, market.rows[seeker + 1]!)
    const sortMs = milliseconds(process.cpuUsage(start))
    const priced = solveMarket(sorted)
    return { priced, sortMs, cpuMs: milliseconds(process.cpuUsage(start)) }
  })
}

/** The same for a market of long rows, which are never sorted. */
export function measureWide(market: RoundMarket, times: number): Measured {
  return repeated(market, times, () => {
    const start = process.cpuUsage()
    const priced = solveWideMarket(market)
    return { priced, sortMs: 0, cpuMs: milliseconds(process.cpuUsage(start)) }
  })
}

function repeated(market: RoundMarket, times: number, solve: () => { readonly priced: PricedMatching; readonly cpuMs: number; readonly sortMs: number }): Measured {
  let [placed, total] = [0, 0n]
  const taken = Array.from({ length: times }, () => {
    const solved = solve()
    const certificate = verifyCertificate(market, solved.priced)
    if (!certificate.ok) throw new Error(`The certificate does not hold: ${certificate.error.code}`)
    ;({ placed, total } = certificate.value)
    return solved
  })
  return { placed, total, cpuMs: taken.map(({ cpuMs }) => cpuMs), sortMs: taken.map(({ sortMs }) => sortMs) }
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

/** The market as it was before its rows were sorted: each by host. */
export function unsorted(market: RoundMarket): RoundMarket {
  const { rows, hostOf, weights, pairOf, seekers } = market
  const order = Int32Array.from(pairOf.keys())
  for (let seeker = 0; seeker < seekers; seeker++) order.subarray(rows[seeker], rows[seeker + 1]).sort((a, b) => pairOf[a]! - pairOf[b]!)
  return { ...market, hostOf: order.map((at) => hostOf[at]!), weights: Float64Array.from(order, (at) => weights[at]!), pairOf: order.map((at) => pairOf[at]!) }
}
