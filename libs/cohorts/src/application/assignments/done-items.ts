import type { Executor } from '#platform/database'
import type { CurriculumItemId } from '../../domain/index.js'

/** Which items of the curriculum a learner has done: decides what is open to them. */
export abstract class DoneItems {
  abstract of(on: Executor, enrolmentId: string): Promise<ReadonlySet<CurriculumItemId>>
}
