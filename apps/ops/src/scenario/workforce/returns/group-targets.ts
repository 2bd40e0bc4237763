import { readPlanFile } from '../../../reference/load-workforce-plan.js'
import type { GroupTarget } from './returns-books.js'

type GroupParameters = Pick<GroupTarget, 'groups'> & { readonly of?: GroupTarget['of'] }

/** The national plan's targets that count how groups of digital staff have grown, with their definition. */
export function groupTargets(): readonly GroupTarget[] {
  const { targets, indicators } = readPlanFile()
  return targets.flatMap(({ code, indicator, baselineOn }) => {
    const counted = indicators.find(({ key, sourceKey }) => key === indicator && sourceKey === 'returns.under_represented_change')
    if (counted === undefined) return []
    const { groups, of = 'share' } = counted.parameters as GroupParameters
    return [{ code, baselineOn, of, groups }]
  })
}
