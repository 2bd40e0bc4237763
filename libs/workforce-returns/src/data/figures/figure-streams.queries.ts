import { readByCursor } from '#directory'
import type { OrganisationId, Quarter } from '#kernel'
import type { Tx } from '#platform/database'
import type { DiversityLine, HeadcountLine } from '../../domain/index.js'
import { COUNTED } from './figures.queries.js'

interface OfOrganisation {
  readonly organisationId: OrganisationId
}
export type StreamedHeadcount = HeadcountLine & OfOrganisation
export type StreamedDiversity = DiversityLine & OfOrganisation

const HEADCOUNT = `with counted as (${COUNTED})
  select c.organisation_id as "organisationId", l.role, l.family, l.grade, l.headcount, l.fte, l.vacancies, l.starters, l.leavers
  from counted c join workforce_returns.headcount_line l on l.return_id = c.id order by c.organisation_id, l.role, l.grade`
const DIVERSITY = `with counted as (${COUNTED})
  select c.organisation_id as "organisationId", l.family, l.grade, l.characteristic, l.category, l.count
  from counted c join workforce_returns.diversity_line l on l.return_id = c.id order by c.organisation_id, l.family, l.grade, l.characteristic, l.category`

/** Lines of all organisations that counted before an instant, a thousand at a time. */
export const streamHeadcount = (tx: Tx, quarter: Quarter, before: Date): AsyncGenerator<StreamedHeadcount> => readByCursor(tx, HEADCOUNT, [quarter, before])
export const streamDiversity = (tx: Tx, quarter: Quarter, before: Date): AsyncGenerator<StreamedDiversity> => readByCursor(tx, DIVERSITY, [quarter, before])
