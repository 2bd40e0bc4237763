import { Injectable } from '@nestjs/common'
import type { AreaKey, PlainDate } from '#kernel'
import { Database } from '#platform/database'
import type { ObservedValue } from '../../domain/observed-value.js'

/** A target in the area of its plan, by the version of the indicator that counts it now. */
export interface WantedSeries {
  /** Of the workforce lib. */
  readonly targetId: string
  readonly planId: string
  readonly areaKey: AreaKey
  readonly indicatorVersionId: string
}

/** A figure as the newest settled report of the area had it. */
export interface SettledFigure {
  readonly targetId: string
  readonly on: PlainDate
  readonly found: ObservedValue
  readonly state: 'final' | 'revised'
}

@Injectable()
export class StandingQueries {
  constructor(private readonly database: Database) {}

  /**
   * Figures behind the newest settled public report of each area, in order of their days: what was observed when it was computed, not what a later
   * run, which nobody has settled, has found since.
   */
  settled(wanted: readonly WantedSeries[]): Promise<SettledFigure[]> {
    return this.database.rows<SettledFigure>({
      name: 'reports.settled-figures',
      text: `
        with wanted as (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) w (target_id, plan_id, area_key, indicator_version_id)),
        newest as (
          select distinct on (w.target_id) w.*, s.as_of, s.state, s.computed_at
          from wanted w
          join reports.report r on r.area_key = w.area_key and r.organisation_id is null and (r.plan_id is null or r.plan_id = w.plan_id)
          join reports.snapshot s on s.report_id = r.id and s.state in ('final', 'revised')
          order by w.target_id, s.as_of desc, s.computed_at desc, s.number desc)
        select distinct on (o.target_id, o."on") o.target_id as "targetId", o."on", o.found, n.state
        from newest n join reports.observation o on o.target_id = n.target_id and o.area_key = n.area_key and o.indicator_version_id = n.indicator_version_id
          and o."on" <= n.as_of and o.computed_at <= n.computed_at
        order by o.target_id, o."on", o.revision desc`,
    }, [wanted.map(({ targetId }) => targetId), wanted.map(({ planId }) => planId), wanted.map(({ areaKey }) => areaKey), wanted.map(({ indicatorVersionId }) => indicatorVersionId)])
  }
}
