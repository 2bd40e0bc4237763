import type { SetId } from '../ids.js'
import { formSets } from './form-sets.js'
import { judgeSets, type SetsBalance } from './judge-sets.js'
import { countSets, type FormedSet, type SetMember } from './set-types.js'

export interface KnownSet {
  readonly id: SetId
  /** From 1 in its run. */
  readonly number: number
  readonly name: string
}

export interface PlannedSet extends FormedSet {
  readonly number: number
  readonly name: string
  readonly isNew: boolean
}

export interface SetsPlan {
  readonly sets: readonly PlannedSet[]
  readonly balance: SetsBalance
}

export const MAX_SETS = 50

/**
 * How a run's people would be divided into `count` sets (at the usual size when not given): the first sets there are stay, further
 * ones are made with ids from `newSetId`, and those beyond the count are emptied. Nobody moves unless sizes demand it.
 */
export function planSets(known: readonly KnownSet[], people: readonly SetMember[], newSetId: () => SetId, count: number = countSets(people.length)): SetsPlan {
  const kept = [...known].sort((a, b) => a.number - b.number).slice(0, count)
  const last = Math.max(0, ...known.map(({ number }) => number))
  const added = Array.from({ length: Math.max(0, count - kept.length) }, (_, n) => ({ id: newSetId(), number: last + n + 1, name: `Set ${last + n + 1}`, isNew: true }))
  const sets = [...kept.map((set) => ({ ...set, isNew: false })), ...added]
  const formed = formSets(sets.map(({ id }) => id), people)
  return {
    sets: sets.map(({ id, ...set }) => ({ ...set, setId: id, members: formed.find(({ setId }) => setId === id)?.members ?? [] })),
    balance: judgeSets(formed, people),
  }
}
