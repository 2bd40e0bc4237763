import { Injectable } from '@nestjs/common'
import type { Executor } from '#platform/database'
import { IndicatorQueries, type IndicatorVersionRow } from '../../data/indicators/indicator.queries.js'
import type { PlanVersionRow } from '../../data/plans/plan-version.queries.js'
import { TargetQueries, type TargetRow } from '../../data/plans/target.queries.js'
import { checkTarget, type Disposition, type VersionContent } from '../../domain/index.js'

export interface LoadedContent extends VersionContent {
  readonly targets: readonly TargetRow[]
}

/** All that a version says, as readers see it. */
@Injectable()
export class VersionContents {
  constructor(private readonly targets: TargetQueries, private readonly indicators: IndicatorQueries) {}

  async of({ id, title, narrative, parentVersionId }: PlanVersionRow, on?: Executor): Promise<LoadedContent> {
    return { title, narrative, parentVersionId, targets: await this.targets.ofVersion(id, on) }
  }

  /** Targets of the parent's version that a derived version stands on; none where there is no parent. */
  async parentTargets({ parentVersionId }: PlanVersionRow, on?: Executor): Promise<readonly TargetRow[]> {
    return parentVersionId === null ? [] : (await this.targets.ofVersion(parentVersionId, on)).filter(({ disposition }) => disposition !== 'left_out')
  }

  /** How many things are wrong with each target, by today's rules. */
  async checked({ targets }: LoadedContent, on?: Executor): Promise<readonly { readonly title: string; readonly disposition: Disposition; readonly problems: number }[]> {
    const indicators = await this.indicatorsOf(targets, on)
    return targets.map((target) => ({ title: target.title, disposition: target.disposition, problems: checkTarget(target, indicators.get(target.indicatorVersionId)).length }))
  }

  async indicatorsOf(targets: readonly TargetRow[], on?: Executor): Promise<ReadonlyMap<string, IndicatorVersionRow>> {
    const found = await this.indicators.versions([...new Set(targets.map(({ indicatorVersionId }) => indicatorVersionId))], on)
    return new Map(found.map((row) => [row.id, row]))
  }
}
