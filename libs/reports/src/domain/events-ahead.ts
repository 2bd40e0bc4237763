import type { Confidence } from './student-t.js'

/** So many events in so many days. */
export interface EventsSoFar {
  readonly happened: number
  readonly days: number
}

export interface EventsAhead {
  readonly middle: number
  readonly from: number
  readonly to: number
}

/** Jeffreys' prior of a rate is a gamma distribution of this shape: it lets a year without an event be a year without an event, not proof that none will ever be. */
const PRIOR_SHAPE = 0.5

/**
 * How many more events there will be in the days ahead, if they keep coming independently at the rate at which they came. What is known of that rate
 * after `happened` events is a gamma distribution, so the number to come has a negative binomial one; its median and the ends of its central interval
 * are whole numbers, and the interval holds at least the share asked for (Gelman and others, Bayesian Data Analysis, "Poisson model", section 2.6).
 * @param horizon days, more than none
 */
export function eventsAhead({ happened, days }: EventsSoFar, horizon: number, confidence: Confidence): EventsAhead {
  const tail = (1 - confidence / 100) / 2
  const [from, middle, to] = quantiles(happened + PRIOR_SHAPE, days / (days + horizon), [tail, 0.5, 1 - tail])
  return { from: from!, middle: middle!, to: to! }
}

/** Least numbers below or at which so much of a negative binomial distribution lies. @param wanted rising */
function quantiles(shape: number, success: number, wanted: readonly number[]): readonly number[] {
  const found: number[] = []
  // Logarithms: the chance of none at all is below the smallest number there is when many are expected.
  let log = shape * Math.log(success)
  let below = Math.exp(log)
  for (let n = 0; found.length < wanted.length;) {
    if (below >= wanted[found.length]! - 1e-12) found.push(n)
    else {
      log += Math.log((n + shape) / (n + 1)) + Math.log1p(-success)
      below += Math.exp(log)
      n++
    }
  }
  return found
}
