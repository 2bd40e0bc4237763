import { err, ok, type Result } from '#kernel'
import type { Market, PricedMatching } from './market.js'

export type CertificateFault =
  | { readonly code: 'NOT_A_MATCHING'; readonly what: 'pair_absent' | 'too_many_at_host' | 'must_be_placed' | 'must_be_filled'; readonly at: number }
  | { readonly code: 'PRICES_NOT_VALID'; readonly what: 'surplus' | 'price' | 'pair'; readonly at: number }
  | { readonly code: 'NOT_OPTIMAL'; readonly total: bigint; readonly atMost: bigint }

export interface Certificate {
  readonly placed: number
  /** Total weight of the matching, which no other matching exceeds. */
  readonly total: bigint
}

/**
 * Proves a matching to be of the largest total weight, or says what is wrong with it: it is a matching; at the prices no pair
 * gains more than its two sides are paid, so that no matching can exceed the sum of all payments (linear programming duality, where a
 * side that has to be matched may be paid less than nothing); and its total is that sum. Looks at each pair once, and trusts
 * nothing but the market.
 */
export function verifyCertificate(market: Market, { mate, surplus, prices }: PricedMatching): Result<Certificate, CertificateFault> {
  const { seekers, hosts, seats, rows, hostOf, weights, mustPlace, mustFill } = market
  const isPayment = (value: number | undefined, must: number | undefined): boolean => Number.isSafeInteger(value) && (must === 1 || value! >= 0)
  const taken = new Int32Array(hosts)
  let [placed, total, atMost] = [0, 0n, 0n]
  for (let seeker = 0; seeker < seekers; seeker++) {
    const gain = surplus[seeker]!
    if (!isPayment(gain, mustPlace?.[seeker])) return err({ code: 'PRICES_NOT_VALID', what: 'surplus', at: seeker })
    atMost += BigInt(gain)
    let found = mate[seeker] === -1
    if (found && mustPlace?.[seeker] === 1) return err({ code: 'NOT_A_MATCHING', what: 'must_be_placed', at: seeker })
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      const host = hostOf[pair]!
      if (!(gain + prices[host]! >= weights[pair]!)) return err({ code: 'PRICES_NOT_VALID', what: 'pair', at: pair })
      if (found || host !== mate[seeker]) continue
      found = true
      placed++
      total += BigInt(weights[pair]!)
      taken[host]!++
    }
    if (!found) return err({ code: 'NOT_A_MATCHING', what: 'pair_absent', at: seeker })
  }
  for (let host = 0; host < hosts; host++) {
    if (taken[host]! > seats[host]!) return err({ code: 'NOT_A_MATCHING', what: 'too_many_at_host', at: host })
    if (mustFill?.[host] === 1 && taken[host]! < seats[host]!) return err({ code: 'NOT_A_MATCHING', what: 'must_be_filled', at: host })
    if (!isPayment(prices[host], mustFill?.[host])) return err({ code: 'PRICES_NOT_VALID', what: 'price', at: host })
    atMost += BigInt(prices[host]!) * BigInt(seats[host]!)
  }
  return total === atMost ? ok({ placed, total }) : err({ code: 'NOT_OPTIMAL', total, atMost })
}
