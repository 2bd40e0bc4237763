import type { Result } from '#kernel'
import type { LineProblem, Problem } from './problem.js'
import { joined, type ReturnContext, staffByRole } from './return-context.js'
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

/**
 * Nobody counts at two levels of one skill, so those of all levels are at most the people of the role; before headcount is filled in
 * nothing can be said. The line that is refused is the one with which they are too many.
 */
export function checkSupply(lines: readonly { readonly line: number; readonly value: SkillLine }[], { headcount }: Pick<ReturnContext, 'headcount'>): readonly LineProblem[] {
  if (headcount === undefined) return []
  const [staff, counted] = [staffByRole(headcount), new Map<string, number>()]
  return lines.flatMap(({ line, value: { role, skill, supply } }): LineProblem[] => {
    const [people, before] = [staff.get(role) ?? 0, counted.get(joined(role, skill)) ?? 0]
    counted.set(joined(role, skill), before + supply)
    if (before > people || before + supply <= people) return []
    return [{
      line, column: 'supply', code: 'SUPPLY_ABOVE_HEADCOUNT',
      message: `${before + supply} people with the skill ${skill}${before === 0 ? '' : ', over its levels'}, but ${people} in the role ${role}. Count each at their own level only, and nobody of another role.`,
    }]
  })
}
