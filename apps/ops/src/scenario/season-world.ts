import { seededRandom } from '#kernel'
import type { Cast } from './cast.js'
import type { Crew } from './open-season.js'
import { BEHAVIOUR } from './run-story.js'
import type { Stage } from './stage.js'

/** How somebody takes an offer. */
export interface Mood {
  readonly lapses: boolean
  readonly declines: boolean
  /** Days until they answer. */
  patience: number
}

/** Everything that the days of the season share. */
export class SeasonWorld {
  /** Email (and subject) by person id. */
  readonly emailOf = new Map<string, string>()
  /** Line managers with an application to answer. */
  readonly asked = new Set<string>()
  private readonly moods = new Map<string, Mood>()
  readonly random: () => number

  constructor(
    readonly stage: Stage,
    readonly cast: Cast,
    readonly crew: Crew,
    /** Ids of organisations by code. */
    readonly organisations: ReadonlyMap<string, string>,
    seed: number,
    /** People who always say yes and always come: the personas of the demonstration. */
    private readonly reliable: ReadonlySet<string>,
  ) {
    this.random = seededRandom(seed)
  }

  isReliable(personId: string): boolean {
    return this.reliable.has(this.emailOf.get(personId) ?? '')
  }

  moodOf(enrolmentId: string, personId: string): Mood {
    if (this.isReliable(personId)) return { lapses: false, declines: false, patience: 0 }
    let mood = this.moods.get(enrolmentId)
    if (mood === undefined) {
      const turn = this.random()
      mood = { lapses: turn < BEHAVIOUR.letsOfferLapse, declines: turn >= BEHAVIOUR.letsOfferLapse && turn < BEHAVIOUR.letsOfferLapse + BEHAVIOUR.declinesOffer, patience: Math.floor(this.random() * 4) }
      this.moods.set(enrolmentId, mood)
    }
    return mood
  }
}
