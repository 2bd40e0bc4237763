import { Injectable } from '@nestjs/common'
import { addDays, londonInstant } from '#kernel'
import { systemCtx } from '#platform/access'
import { type SkillsGapView, SkillsGapService } from '#workforce-returns'
import type { ReportSection } from '../../domain/report-content.js'
import { MOST_GAPS, type SkillShortage, type SkillsPicture, skillsSection } from '../../domain/sections/skills-tables.js'
import { hashOf } from './hash-of.js'
import type { Gathered, SectionBuilder, SectionRequest } from './section-builder.js'

/** Which skills are short, and what on offer leads to them. */
@Injectable()
export class SkillsSection implements SectionBuilder<SkillsPicture> {
  readonly key = 'skills'
  readonly title = 'Skills gap'

  constructor(private readonly gaps: SkillsGapService) {}

  async gather({ area, asOf, forOwnPeople }: SectionRequest): Promise<Gathered<SkillsPicture> | undefined> {
    const own = area.kind === 'organisation' && forOwnPeople
    if (area.kind !== 'nation' && area.kind !== 'region' && !own) return undefined
    // On the day after: a quarter that ended on the day is over then.
    const view = await this.gaps.compute(systemCtx('reports', londonInstant(addDays(asOf, 1), '12:00'), 'report'), area)
    if (view === undefined) return undefined
    const shortages = shortagesOf(view)
    const source: SkillsPicture = {
      shortages, organisations: view.organisations, from: view.setting.scope.from, to: view.setting.scope.to, method: own ? 'none' : 'controlled_rounding', methodInWords: view.method, withheld: view.withheld,
    }
    if (shortages.length === 0) return { source, inputs: [] }
    return {
      source, inputs: [
        { key: 'skills', kind: 'return', label: 'Skills in workforce returns, and what on offer teaches them', version: hashOf(shortages) },
        { key: 'framework', kind: 'plan', label: 'The capability framework', version: view.setting.frameworkVersionId },
      ],
    }
  }

  tell(_request: SectionRequest, source: SkillsPicture): ReportSection {
    return skillsSection(source)
  }
}

function shortagesOf({ gaps, setting: { framework } }: SkillsGapView): readonly SkillShortage[] {
  const namesOf = (list: readonly { readonly key: string; readonly name: string }[]): ((key: string) => string) => {
    const names = new Map(list.map(({ key, name }) => [key, name]))
    return (key) => names.get(key) ?? key
  }
  const [role, skill, level] = [namesOf(framework.roles), namesOf(framework.skills), namesOf(framework.levels)]
  return gaps.map((gap, at) => ({
    role: role(gap.role), skill: skill(gap.skill), level: level(gap.level), neededNow: gap.neededNow, neededInThreeYears: gap.neededInThreeYears, supply: gap.supply, gapNow: gap.gapNow, gapInThreeYears: gap.gapInThreeYears,
    // Those beyond the table count, and are not named.
    routes: at < MOST_GAPS || gap.routes.length === 0 ? [...new Set(gap.routes.map(({ offer }) => offer.title))] : [gap.routes[0]!.offer.title],
  }))
}
