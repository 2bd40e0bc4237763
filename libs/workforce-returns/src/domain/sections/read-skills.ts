import type { Result } from '#kernel'
import type { Problem } from './problem.js'
import type { ReturnContext } from './return-context.js'
import { type RawRow, RowCells } from './row-cells.js'
import type { SkillLine } from './section-lines.js'

export const SKILL_COLUMNS = ['role', 'skill', 'level', 'needed_now', 'needed_in_three_years', 'supply'] as const

/** One line of skills demand and supply: people, not posts; `supply` counts those at this level or above it only once, at their own level. */
export function readSkills(row: RawRow, { roles, skills, levels }: Pick<ReturnContext, 'roles' | 'skills' | 'levels'>): Result<SkillLine, readonly Problem[]> {
  const cells = new RowCells(row)
  return cells.finish({
    role: cells.key('role', roles, 'role'), skill: cells.key('skill', skills, 'skill'), level: cells.key('level', levels, 'level'),
    neededNow: cells.whole('needed_now'), neededInThreeYears: cells.whole('needed_in_three_years'), supply: cells.whole('supply'),
  })
}
