import type { PersonId, PlainDate } from '#kernel'
import type { CohortRunId, EnrolmentId } from '../ids.js'
import { isLive, holdsSeat, type EnrolmentState } from '../enrolment/enrolment-states.js'
import { placesMayBeOffered, type RunState } from '../run/run-states.js'
import type { PlaceFacts, PlaceSeeker, WaitingEntry } from '../places/place-types.js'
import { decideNewcomer } from '../places/decide-newcomer.js'

export interface Displaced extends PlaceSeeker {
  readonly personId: PersonId
  readonly state: EnrolmentState
  /** When they came into the run: those longer in it are served first among those of equal standing. */
  readonly enteredAt: Date
}

/** Another run of the same programme, on the same version or a later one. */
export interface Alternative {
  readonly runId: CohortRunId
  readonly state: RunState
  readonly startsOn: PlainDate
  readonly places: PlaceFacts
  /** Who of the cancelled run is in this one already, and how: there is nothing to offer them here, and they take nobody's place. */
  readonly alreadyIn: ReadonlyMap<PersonId, EnrolmentState>
}

export interface CancellationStep {
  readonly enrolmentId: EnrolmentId
  /** What becomes of the enrolment: a claim on a later run is kept, an unsent draft just ends. */
  readonly becomes: 'deferred' | 'expired'
  /** The run in which there is a place for this person now, all those before them counted. */
  readonly placeIn: CohortRunId | undefined
  /** All runs to tell them about, soonest first. */
  readonly runs: readonly CohortRunId[]
}

/** What a cancelled run means for each person still in it: told, deferred, and re-offered a place elsewhere where there is one, unless they hold one there already. */
export function planCancellation(people: readonly Displaced[], alternatives: readonly Alternative[], today: PlainDate): readonly CancellationStep[] {
  const open = alternatives
    .filter((run) => placesMayBeOffered(run.state) && run.startsOn > today)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.runId < b.runId ? -1 : 1))
    .map((run) => ({ runId: run.runId, places: run.places, alreadyIn: run.alreadyIn }))
  const runs = open.map((run) => run.runId)
  return people.filter((person) => isLive(person.state)).sort(byStanding).map((person) => {
    if (person.state === 'draft') return { enrolmentId: person.enrolmentId, becomes: 'expired', placeIn: undefined, runs }
    const hasAnother = open.some(({ alreadyIn }) => holdsSeat(alreadyIn.get(person.personId) ?? 'draft'))
    const home = mayHavePlace(person.state) && !hasAnother
      ? open.find((run) => !run.alreadyIn.has(person.personId) && decideNewcomer(run.places, person).state === 'offered') : undefined
    if (home) home.places = seat(home.places, person)
    return { enrolmentId: person.enrolmentId, becomes: 'deferred', placeIn: home?.runId, runs }
  })
}

/** Whoever held a place comes before whoever waited; somebody not yet approved has a claim to hear of it only. */
const mayHavePlace = (state: EnrolmentState): boolean => holdsSeat(state) || state === 'waitlisted' || state === 'manager_approved'

const byStanding = (a: Displaced, b: Displaced): number =>
  Number(holdsSeat(b.state)) - Number(holdsSeat(a.state)) || a.enteredAt.getTime() - b.enteredAt.getTime() || (a.enrolmentId < b.enrolmentId ? -1 : 1)

/** The run with this person seated, after the offers that were due there anyway. */
function seat(facts: PlaceFacts, person: PlaceSeeker): PlaceFacts {
  const due = new Set(decideNewcomer(facts, person).dueOffers)
  const isDue = (entry: WaitingEntry): boolean => due.has(entry.enrolmentId)
  return { ...facts, seated: [...facts.seated, ...facts.waiting.filter(isDue), person], waiting: facts.waiting.filter((entry) => !isDue(entry)) }
}
