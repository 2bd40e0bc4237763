import type { ResolvedTarget } from './target-content.js'

export const MOVES = ['up', 'down'] as const
export type Move = (typeof MOVES)[number]

type Placed = Pick<ResolvedTarget, 'id' | 'disposition'>

/**
 * The targets in their new order when one goes a place up or down; undefined when it is first or last already, or is not there. What a
 * derived plan leaves out is not among the places that readers see, so a target passes it without noticing.
 */
export function moveTarget<T extends Placed>(targets: readonly T[], id: string, move: Move): readonly T[] | undefined {
  const shown = targets.filter(({ disposition }) => disposition !== 'left_out')
  const at = shown.findIndex((target) => target.id === id)
  const [moved, other] = [shown[at], shown[at + (move === 'up' ? -1 : 1)]]
  if (moved === undefined || other === undefined) return undefined
  return targets.map((target) => (target === moved ? other : target === other ? moved : target))
}
