import { FEWEST_ANSWERS } from './sum-dashboard.js'

export interface ConsentedComment {
  readonly personId: string
  readonly comment: string
}

/**
 * The comments that may be read, of those whose authors consented, in the order in which they were written: as many as fill whole batches, each of at least
 * five people, so that who looks again after every new one never sees a single one come. In the order of the alphabet, which says nothing of when or by whom.
 */
export function releaseComments(comments: readonly ConsentedComment[]): readonly string[] {
  const released: string[] = []
  let batch: ConsentedComment[] = []
  for (const one of comments) {
    batch.push(one)
    if (new Set(batch.map(({ personId }) => personId)).size < FEWEST_ANSWERS) continue
    released.push(...batch.map(({ comment }) => comment))
    batch = []
  }
  return released.toSorted((a, b) => a.localeCompare(b, 'en-GB'))
}
