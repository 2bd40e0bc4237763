import { problem, type Problem } from '#kernel'
import type { CurriculumItemId } from '../ids.js'
import type { CurriculumItem } from './programme-types.js'

export type PrerequisiteProblemCode =
  | 'PREREQUISITE_UNKNOWN' | 'PREREQUISITE_REPEATED' | 'PREREQUISITE_ITSELF' | 'PREREQUISITE_CYCLE' | 'PREREQUISITE_LATER' | 'PREREQUISITE_NOT_REQUIRED'

/**
 * Prerequisites have to exist, come earlier in the curriculum, and form no circle. A circle always has a link that points
 * forward, so `PREREQUISITE_LATER` would catch it too; it is named as a circle because moving an item cannot mend it.
 */
export function checkPrerequisites(items: readonly CurriculumItem[]): readonly Problem<PrerequisiteProblemCode>[] {
  const positions = new Map(items.map((item, position) => [item.id, position]))
  return items.flatMap((item, position) => {
    const field = `items.${position}.prerequisites`
    return item.prerequisites.flatMap((id, nth) => {
      const found = problemOf(items, positions, item, position, id, item.prerequisites.indexOf(id) !== nth, field)
      return found ? [found] : []
    })
  })
}

function problemOf(
  items: readonly CurriculumItem[], positions: ReadonlyMap<CurriculumItemId, number>,
  item: CurriculumItem, position: number, id: CurriculumItemId, repeated: boolean, field: string,
): Problem<PrerequisiteProblemCode> | undefined {
  const at = positions.get(id)
  const other = at === undefined ? undefined : items[at]
  if (at === undefined || other === undefined) return problem('PREREQUISITE_UNKNOWN', field, 'Remove the prerequisite that is no item of this version.')
  if (repeated) return problem('PREREQUISITE_REPEATED', field, `Name “${other.title}” once.`)
  if (id === item.id) return problem('PREREQUISITE_ITSELF', field, `Remove “${item.title}” from its own prerequisites.`)
  if (leadsBackTo(items, positions, id, item.id)) {
    return problem('PREREQUISITE_CYCLE', field, `Break the circle: “${other.title}” itself waits for “${item.title}”.`)
  }
  if (at > position) return problem('PREREQUISITE_LATER', field, `Move “${other.title}” before “${item.title}”, or remove it as a prerequisite.`)
  if (item.requirement.type === 'required' && other.requirement.type !== 'required') {
    return problem('PREREQUISITE_NOT_REQUIRED', field, `Make “${other.title}” required as well: “${item.title}” is required and cannot be reached without it.`)
  }
  return undefined
}

/** Whether following prerequisites from `start` arrives at `target`. */
function leadsBackTo(items: readonly CurriculumItem[], positions: ReadonlyMap<CurriculumItemId, number>, start: CurriculumItemId, target: CurriculumItemId): boolean {
  const reached = new Set([start])
  for (const id of reached) {
    if (id === target) return true
    const at = positions.get(id)
    for (const next of at === undefined ? [] : items[at]?.prerequisites ?? []) reached.add(next)
  }
  return false
}
