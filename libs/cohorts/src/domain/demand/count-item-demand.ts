import { listOpenItems } from '../completion/list-open-items.js'
import type { CurriculumItemId } from '../ids.js'
import type { CurriculumItem } from '../programme/programme-types.js'

export interface ItemDemand {
  readonly itemId: CurriculumItemId
  readonly done: number
  /** Could take it now. */
  readonly ready: number
  /** Will need it once something before it is done. */
  readonly later: number
}

/** For each item of the curriculum, how many learners still need it: so many places a further session of it would have to have. */
export function countItemDemand(items: readonly CurriculumItem[], doneByLearner: readonly ReadonlySet<CurriculumItemId>[]): readonly ItemDemand[] {
  const outlooks = doneByLearner.map((done) => listOpenItems(items, done))
  return items.map((item, position) => {
    const those = (status: string): number => outlooks.filter((outlook) => outlook[position]?.status === status).length
    return { itemId: item.id, done: those('done'), ready: those('open'), later: those('locked') }
  })
}
