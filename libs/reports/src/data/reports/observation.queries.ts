import { Injectable } from '@nestjs/common'
import type { AreaKey, PlainDate } from '#kernel'
import { Database } from '#platform/database'
import type { ObservedValue } from '../../domain/observed-value.js'

export interface ObservationRow {
  readonly on: PlainDate
  readonly revision: number
  readonly found: ObservedValue
}

export interface ObservedSeries {
  /** Of the workforce lib. */
  readonly targetId: string
  readonly areaKey: AreaKey
  readonly indicatorVersionId: string
}

@Injectable()
export class ObservationQueries {
  constructor(private readonly database: Database) {}

  /** The newest revision of each day up to `until`, in order. */
  series({ targetId, areaKey, indicatorVersionId }: ObservedSeries, until: PlainDate): Promise<ObservationRow[]> {
    return this.database.rows<ObservationRow>({
      name: 'reports.observations',
      text: `select distinct on ("on") "on", revision, found from reports.observation where target_id = $1 and area_key = $2 and indicator_version_id = $3 and "on" <= $4 order by "on", revision desc`,
    }, [targetId, areaKey, indicatorVersionId, until])
  }

  /** Keeps what was found, unless the newest revision of the day says the same. Of two at once one is kept. */
  async keep({ targetId, areaKey, indicatorVersionId }: ObservedSeries, on: PlainDate, found: ObservedValue, now: Date): Promise<void> {
    await this.database.run(
      `with newest as (
         select revision, found from reports.observation where target_id = $1 and area_key = $2 and indicator_version_id = $3 and "on" = $4 order by revision desc limit 1)
       insert into reports.observation (target_id, area_key, indicator_version_id, "on", revision, found, computed_at)
       select $1, $2, $3, $4, coalesce((select revision from newest), 0) + 1, $5::jsonb, $6
       where not exists (select from newest where found = $5::jsonb) on conflict do nothing`,
      [targetId, areaKey, indicatorVersionId, on, JSON.stringify(found), now])
  }
}
