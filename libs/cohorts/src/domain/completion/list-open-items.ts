import type { CurriculumItemId } from '../ids.js'
import type { CurriculumItem } from '../programme/programme-types.js'

export interface ItemOutlook {
  readonly itemId: CurriculumItemId
  /** `locked`: something that comes before it is not done. */
  readonly status: 'done' | 'open' | 'locked'
  readonly waitsFor: readonly CurriculumItemId[]
}

/** The curriculum as the learner sees it, in its order: what is done, what can be begun, and what waits for what. */
export function listOpenItems(items: readonly CurriculumItem[], done: ReadonlySet<CurriculumItemId>): readonly ItemOutlook[] {
  return items.map((item) => {
    const waitsFor = item.prerequisites.filter((id) => !done.has(id))
    if (done.has(item.id)) return { itemId: item.id, status: 'done', waitsFor: [] }
    return { itemId: item.id, status: waitsFor.length > 0 ? 'locked' : 'open', waitsFor }
  })
}
