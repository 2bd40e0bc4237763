import type { EnrolmentId } from '../ids.js'
import { allocatePlaces } from './allocate-places.js'
import type { Newcomer } from './decide-newcomer.js'
import type { PlaceFacts } from './place-types.js'

export interface NewcomersDecision {
  /** Newcomers who are offered a place; all the others wait, in the order given. */
  readonly offered: ReadonlySet<EnrolmentId>
  /** Others in the queue whose offer was due all the same, to be offered in the same transaction, in this order. */
  readonly dueOffers: readonly EnrolmentId[]
}

/** `decideNewcomer` for many who arrive together: they join the end of the queue in the order given, and the queue is served once. */
export function decideNewcomers(facts: PlaceFacts, newcomers: readonly Newcomer[]): NewcomersDecision {
  const last = facts.waiting.reduce((max, entry) => Math.max(max, entry.queueNumber), 0)
  const joining = newcomers.map((newcomer, nth) => ({ ...newcomer, queueNumber: last + 1 + nth }))
  const { offers } = allocatePlaces({ ...facts, waiting: [...facts.waiting, ...joining] })
  const isNew = new Set(newcomers.map(({ enrolmentId }) => enrolmentId))
  return { offered: new Set(offers.filter((id) => isNew.has(id))), dueOffers: offers.filter((id) => !isNew.has(id)) }
}
