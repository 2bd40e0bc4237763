import { type PricedMatching, type SolvedRound, solveMarket, solveWideMarket, verifyCertificate } from '#matching'

/** A market with the rows that a round gives it. */
export type RoundMarket = SolvedRound['market']

export interface Measured {
  readonly placed: number
  readonly total: bigint
  /** Processor time of each solve, all threads together: what the compiler and the collector did meanwhile counts. */
  readonly cpuMs: readonly number[]
}

/** Solves a market several times. Throws when the certificate of one solution does not hold. */
export const measure = (market: RoundMarket, times: number): Measured => repeated(market, times, (one) => solveMarket(one))

/** The same for a market of long rows. */
export const measureWide = (market: RoundMarket, times: number): Measured => repeated(market, times, (one) => solveWideMarket(one))

function repeated(market: RoundMarket, times: number, solve: (market: RoundMarket) => PricedMatching): Measured {
  let [placed, total] = [0, 0n]
  const cpuMs = Array.from({ length: times }, () => {
    const start = process.cpuUsage()
    const priced = solve(market)
    const taken = milliseconds(process.cpuUsage(start))
    const certificate = verifyCertificate(market, priced)
    if (!certificate.ok) throw new Error(`The certificate does not hold: ${certificate.error.code}`)
    ;({ placed, total } = certificate.value)
    return taken
  })
  return { placed, total, cpuMs }
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000
