import { Inject, Injectable } from '@nestjs/common'
import { CONFIG, type Config } from '../config/index.js'
import { AppError } from '../errors/index.js'

const WINDOW_MS = 60_000
const REMEMBERED = 50_000

/**
 * Limits how often one caller may ask, in a window of a minute, counted in this process: with N processes behind a
 * balancer a caller gets up to N times the limit, which is the price of costing the hot path nothing.
 */
@Injectable()
export class RateLimiter {
  private counts = new Map<string, number>()
  private windowStarted = 0

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts one request; throws RATE_LIMITED past the limit. */
  take(key: string, nowMs = performance.now()): void {
    if (nowMs - this.windowStarted >= WINDOW_MS || this.counts.size >= REMEMBERED) {
      this.counts = new Map()
      this.windowStarted = nowMs
    }
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    if (count > this.config.RATE_LIMIT_PER_MINUTE) throw new AppError('RATE_LIMITED', 'Too many requests. Wait a minute and try again.')
  }
}
