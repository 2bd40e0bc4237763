import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { BaseRow, ProtectedRelease } from '#disclosure'
import { endOfQuarter, type OrganisationId, type PlainDate, type Quarter } from '#kernel'
import { systemCtx } from '#platform/access'
import { type DiversityCount, FiguresQueries, type OrganisationStaff } from '../../data/figures/figures.queries.js'
import type { PublicationMember } from '../../data/publication/publication.queries.js'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import { ALL_FAMILIES, type Characteristic, endOfDay, EVERYBODY, memberOf, MOVEMENT_KEYS, movementsDefinition, type Place, regionKey, staffDefinition, sumRows } from '../../domain/index.js'
import { ExpectedService } from '../figures/expected.service.js'
import type { PublicationDraft, PublicationRecords, Publisher } from './publisher.js'

/** Digital staff of a quarter: a release for each characteristic of the newest list, which agree on heads, and who came and went. */
@Injectable()
export class StaffPublisher implements Publisher {
  readonly publication = 'staff'

  constructor(private readonly figures: FiguresQueries, private readonly expected: ExpectedService, private readonly references: ReferenceQueries) {}

  async records(quarter: Quarter, asOf: PlainDate): Promise<PublicationRecords | undefined> {
    const before = endOfDay(asOf)
    const [returned, standing, list] = await Promise.all([
      this.figures.staff(quarter, before), this.expected.on(systemCtx('returns', before, 'publication'), endOfQuarter(quarter)), this.references.newest('characteristics'),
    ])
    const regions = new Map(standing.map(({ id, region }) => [id, region ?? 'none']))
    const staff = returned.filter(({ organisationId }) => regions.has(organisationId))
    if (staff.length === 0) return undefined
    const places = staff.map(({ organisationId }): Place => ({ organisationId, region: regions.get(organisationId) ?? 'none' }))
    return {
      places, hash: hashOf([list.id, ...staff.map(({ id, organisationId }) => `${id} ${regions.get(organisationId)}`)]),
      draft: async () => draftOf(list.content, places, staff, (await this.figures.diversity(quarter, before)).filter(({ organisationId }) => regions.has(organisationId))),
    }
  }
}

function draftOf(characteristics: readonly Characteristic[], places: readonly Place[], staff: readonly OrganisationStaff[], rows: readonly DiversityCount[]): PublicationDraft {
  const families = [...new Set(rows.map(({ family }) => family))].sort()
  const asked = characteristics.map((one) => ({ ...one, rows: rows.filter(({ characteristic }) => characteristic === one.key) }))
  // A characteristic that an older list did not have would count fewer people than the others: everybody else's answer is not known.
  const heads = headsOf(rows)
  return {
    joint: {
      definition: staffDefinition(characteristics, places, families), coarser: staffDefinition(characteristics, places, families, false),
      counts: Object.fromEntries(asked.map((one) => [memberOf(one.key), countsOf(one, one.rows, heads)])),
    },
    apart: [{ definition: movementsDefinition(places), rows: movements(places, staff) }],
    rowsOf: baseRows,
  }
}

/** Heads by organisation and family: the most that any characteristic has, since each answer is somebody. */
function headsOf(rows: readonly DiversityCount[]): ReadonlyMap<string, BaseRow> {
  const heads = new Map<string, BaseRow>()
  for (const { at: [organisation = '', family = ''], count } of sumRows(rows.map((row) => ({ at: [row.organisationId, row.family, row.characteristic], count: row.count })))) {
    const key = `${organisation}/${family}`
    if ((heads.get(key)?.count ?? 0) < count) heads.set(key, { at: [organisation, family], count })
  }
  return heads
}

function countsOf({ categories }: Characteristic, rows: readonly DiversityCount[], heads: ReadonlyMap<string, BaseRow>): readonly BaseRow[] {
  const known = new Set(categories.map(({ key }) => key))
  const answered = new Map(sumRows(rows.map(({ organisationId, family, count }) => ({ at: [organisationId, family], count }))).map(({ at, count }) => [at.join('/'), count]))
  const missing = [...heads].map(([key, { at, count }]): BaseRow => ({ at: [...at, 'not_known'], count: count - (answered.get(key) ?? 0) }))
  // Answers that the list of today does not know count as not known, too.
  return sumRows([...rows.map(({ organisationId, family, category, count }) => ({ at: [organisationId, family, known.has(category) ? category : 'not_known'], count })), ...missing.filter(({ count }) => count > 0)])
}

/** Figures of one organisation, role family and answer (none of heads and of movements). */
function baseRows({ tables, definition }: ProtectedRelease): PublicationMember['rows'] {
  const organisations = new Set(definition.dimensions[0]?.root.children?.flatMap(({ children = [] }) => children.map(({ key }) => key)))
  // Where role families are not told apart, all of them are the base.
  const byFamily = definition.tables.some(({ shows }) => shows.some((shown) => shown.dimension === 'family' && 'levels' in shown && shown.levels.includes('family')))
  return tables.flatMap(({ cells }) => cells).flatMap(({ at: [place = '', family = '', answer = ''], figure }) =>
    organisations.has(place) && (family !== ALL_FAMILIES) === byFamily && answer !== EVERYBODY && typeof figure === 'number' ? [{ place, family, answer, count: figure }] : [])
}

function movements(places: readonly Place[], staff: readonly OrganisationStaff[]): readonly BaseRow[] {
  const regionOf = new Map<OrganisationId, string>(places.map(({ organisationId, region }) => [organisationId, region]))
  return sumRows(staff.flatMap((one) => MOVEMENT_KEYS.map((key) => ({ at: [regionKey(regionOf.get(one.organisationId) ?? 'none'), key], count: one[key] }))))
}

const hashOf = (lines: readonly string[]): string => createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
