import type { Result } from '#kernel'
import { type Problem, shown } from './problem.js'
import type { ReturnContext } from './return-context.js'
import { type RawRow, RowCells } from './row-cells.js'
import { CHANGES, CONFIDENCES, type OutlookLine } from './section-lines.js'

export const OUTLOOK_COLUMNS = ['role', 'change', 'people', 'confidence', 'comment', 'retrain_to'] as const
const MOST_TARGETS = 5

/** One line of the outlook. `retrain_to` names up to five roles, with semicolons between them. */
export function readOutlook(row: RawRow, { roles }: Pick<ReturnContext, 'roles'>): Result<OutlookLine, readonly Problem[]> {
  const cells = new RowCells(row)
  const role = cells.key('role', roles, 'role')
  const change = cells.oneOf('change', CHANGES, 'how the role is likely to change')
  const [people, confidence] = [cells.whole('people'), cells.oneOf('confidence', CONFIDENCES, 'how sure you are')]
  const comment = cells.text('comment', 1_000)
  const retrainTo = [...new Set(cells.text('retrain_to', 500).split(';').map((one) => one.trim()).filter((one) => one !== ''))]
  const unknown = retrainTo.find((one) => !roles.has(one))
  if (unknown !== undefined) cells.refuse('retrain_to', 'UNKNOWN_KEY', `There is no role ${shown(unknown)} in the version of this return. Use keys of roles with semicolons between them.`)
  else if (retrainTo.length > MOST_TARGETS) cells.refuse('retrain_to', 'TOO_MANY', `Name at most ${MOST_TARGETS} roles to retrain for.`)
  else if (retrainTo.includes(role)) cells.refuse('retrain_to', 'SAME_ROLE', 'A role cannot be retrained for itself. Leave it out.')
  return cells.finish({ role, change: change ?? 'changed', people, confidence: confidence ?? 'low', comment, retrainTo })
}
