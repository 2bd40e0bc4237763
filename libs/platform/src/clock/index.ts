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
