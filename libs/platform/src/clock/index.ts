/** The only source of the current time. Tests and the simulation pass their own. */
export abstract class Clock {
  abstract now(): Date
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date()
  }
}

/** A clock that stands still until it is told to move. */
export class ManualClock extends Clock {
  constructor(private instant: Date) {
    super()
  }

  now(): Date {
    return new Date(this.instant)
  }

  /** Moves to a later instant; time never runs backwards. */
  moveTo(instant: Date): void {
    if (instant < this.instant) throw new Error(`The clock stands at ${this.instant.toISOString()} and cannot go back to ${instant.toISOString()}`)
    this.instant = instant
  }

  moveOn(milliseconds: number): void {
    this.moveTo(new Date(this.instant.getTime() + milliseconds))
  }
}

/** A clock for scenarios: starts in the past, is moved on by hand, and goes over to real time when the past is told. */
export class TravelClock extends Clock {
  private past: Date | undefined

  constructor(start: Date) {
    super()
    this.past = start
  }

  now(): Date {
    return this.past === undefined ? new Date() : new Date(this.past)
  }

  /** Moves on to a later instant of the past. */
  moveTo(instant: Date): void {
    if (this.past === undefined || instant < this.past) throw new Error(`The clock cannot go to ${instant.toISOString()} from ${this.now().toISOString()}`)
    this.past = instant
  }

  /** From now on it is now. */
  arrive(): void {
    this.past = undefined
  }
}
