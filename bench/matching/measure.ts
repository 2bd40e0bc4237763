import { type Market, solveMarket, verifyCertificate } from '#matching'

export interface Measured {
  readonly placed: number
  readonly total: bigint
  /** Processor time of each solve, all threads together: what the compiler and the collector did meanwhile counts. */
  readonly cpuMs: readonly number[]
}

/** Solves a market several times. Throws when the certificate of one does not hold. */
export function measure(market: Market, times: number): Measured {
  let [placed, total] = [0, 0n]
  const cpuMs = Array.from({ length: times }, () => {
    const start = process.cpuUsage()
    const priced = solveMarket(market)
    const { user, system } = process.cpuUsage(start)
    const certificate = verifyCertificate(market, priced)
    if (!certificate.ok) throw new Error(`The certificate does not hold: ${certificate.error.code}`)
    ;({ placed, total } = certificate.value)
    return (user + system) / 1000
  })
  return { placed, total, cpuMs }
}
