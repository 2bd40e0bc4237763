import type { SetId } from '../ids.js'
import type { SetMember } from './set-types.js'

export interface SetShape {
  readonly setId: SetId
  readonly staying: readonly SetMember[]
  /** How many the set is to have in the end. */
  readonly target: number
}

/**
 * Gives every set its final size (equal, or one apart) and takes out of those that are too big the members who leave the
 * least behind: first those who share the set with somebody of their own organisation, then of their own region.
 * The biggest sets keep the larger size, so that as few as possible have to move.
 */
export function chooseMovers(setIds: readonly SetId[], members: readonly SetMember[]): { readonly shapes: readonly SetShape[]; readonly movers: readonly SetMember[] } {
  const inSet = new Map(setIds.map((id) => [id, members.filter((member) => member.setId === id)]))
  const sizeOf = (id: SetId): number => inSet.get(id)?.length ?? 0
  const larger = members.length % setIds.length
  const bySize = [...setIds].sort((a, b) => sizeOf(b) - sizeOf(a) || (a < b ? -1 : 1))
  const movers: SetMember[] = []
  const shapes = bySize.map((setId, rank) => {
    const target = Math.floor(members.length / setIds.length) + (rank < larger ? 1 : 0)
    const staying = [...(inSet.get(setId) ?? [])]
    while (staying.length > target) movers.push(...staying.splice(indexOfMover(staying), 1))
    return { setId, staying, target }
  })
  return { shapes, movers }
}

function indexOfMover(staying: readonly SetMember[]): number {
  const crowding = staying.map((member) =>
    1_000 * staying.filter((other) => other.organisationId === member.organisationId).length
    + staying.filter((other) => other.region === member.region).length)
  return crowding.lastIndexOf(Math.max(...crowding))
}
