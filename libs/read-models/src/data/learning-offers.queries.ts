import { Injectable } from '@nestjs/common'
import type { OrganisationId, PlainDate } from '#kernel'
import { Database } from '#platform/database'

/** Something to learn from: a programme of Waymark with the run that one could join next, or an offer of others. */
export interface LearningOffer {
  readonly id: string
  readonly kind: 'programme' | 'external'
  readonly title: string
  /** Whose it is, when that is an organisation of the directory. */
  readonly ownerId: OrganisationId | null
  readonly ownerName: string
  /** Of an offer of others. */
  readonly url: string | null
  readonly nextRun: { readonly id: string; readonly title: string; readonly startsOn: PlainDate; readonly closesOn: PlainDate; readonly free: number } | null
}

const OFFERS = `
  select p.id, 'programme' as kind, p.title, p.organisation_id as "ownerId", coalesce(g.name, '') as "ownerName", null as url,
    (select row_to_json(x) from (
       select r.id, r.title, r.starts_on as "startsOn", r.closes_on as "closesOn", greatest(r.capacity - r.taken, 0) as free
       from cohorts.programme_version v join cohorts.cohort_run r on r.programme_version_id = v.id
       where v.programme_id = p.id and r.state = 'open' and r.opens_on <= $3 and r.closes_on >= $3 order by r.starts_on, r.id limit 1) x) as "nextRun"
  from cohorts.programme p left join directory.organisation g on g.id = p.organisation_id
  where p.id = any($1::uuid[]) and exists (select from cohorts.programme_version v where v.programme_id = p.id and v.state <> 'draft')
  union all
  select o.id, 'external', o.title, o.provider_id, coalesce(g.name, o.provider_name, ''), o.url, null
  from directory.external_offer o left join directory.organisation g on g.id = o.provider_id where o.id = any($2::uuid[]) and o.withdrawn_at is null
  order by title, id`

@Injectable()
export class LearningOffersQueries {
  constructor(private readonly database: Database) {}

  byIds(programmeIds: readonly string[], externalOfferIds: readonly string[], today: PlainDate): Promise<LearningOffer[]> {
    return this.database.rows<LearningOffer>({ name: 'read-models.learning-offers', text: OFFERS }, [programmeIds, externalOfferIds, today])
  }
}
