import { Injectable } from '@nestjs/common'
import { type Area, isId, parseAreaKey } from '#kernel'
import type { Executor } from '#platform/database'
import { IndicatorQueries, type IndicatorVersionRow } from '../../data/indicators/indicator.queries.js'
import { TargetQueries, type TargetRow } from '../../data/plans/target.queries.js'
import type { TargetId, TargetVersionId } from '../../domain/index.js'

/** A target of a live plan as its published version has it, with how it is counted. */
export interface PublishedTarget extends TargetRow {
  /** What the plan is for: where the target's values are computed. */
  readonly area: Area
  readonly indicator: IndicatorVersionRow
}

/** Published targets, which are public, for evidence and reports. What a plan leaves out is not among them. */
@Injectable()
export class PublishedTargetsService {
  constructor(private readonly targets: TargetQueries, private readonly indicators: IndicatorQueries) {}

  /** Of all live plans, by area and then in their order. */
  all(on?: Executor): Promise<readonly PublishedTarget[]> {
    return this.load(null, on)
  }

  /** By stable id; those that no live plan has now are left out. */
  async byIds(ids: readonly string[], on?: Executor): Promise<ReadonlyMap<TargetId, PublishedTarget>> {
    return new Map((await this.load(ids.filter(isId), on)).map((target) => [target.targetId, target]))
  }

  /** As one version had it, whatever is published now: what a report of the time was about. */
  version(id: TargetVersionId, on?: Executor): Promise<TargetRow | undefined> {
    return this.targets.one(id, on)
  }

  private async load(ids: readonly string[] | null, on?: Executor): Promise<readonly PublishedTarget[]> {
    const rows = await this.targets.published(ids, on)
    const indicators = new Map((await this.indicators.versions([...new Set(rows.map(({ indicatorVersionId }) => indicatorVersionId))], on)).map((row) => [row.id, row]))
    return rows.flatMap((row) => {
      const [area, indicator] = [parseAreaKey(row.areaKey), indicators.get(row.indicatorVersionId)]
      return area === undefined || indicator === undefined ? [] : [{ ...row, area, indicator }]
    })
  }
}
