import { Injectable } from '@nestjs/common'
import { FrameworksService } from '#competency'
import { type Area, londonDate, NATION, parseAreaKey, type PlainDate, type Quarter } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput } from '#platform/errors'
import type { PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { type MemberHead, PublishedQueries } from '../../data/publication/published.queries.js'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import { ALL_FAMILIES, type Characteristic, characteristicOf, HEADCOUNT_MEMBER, memberOf, type Place, quarterDueBy, shownPlaces, shownRegions, type Within, withinOf } from '../../domain/index.js'
import { PublicationsService } from '../publication/publications.service.js'
import { ReturnPublications } from '../publication/return-publications.service.js'
import { computeFigures, seeReturn, seeSectorFigures } from '../return-policies.js'
import { ReturnAccess } from '../returns/return-access.js'

interface Named {
  readonly key: string
  readonly name: string
}

/** The answers to one question, by role family. */
export interface AnswersByFamily extends Named {
  /** Why it is not shown. */
  readonly problem: string | null
  /** How far the count of an answer over all role families may be from the truth, in people. */
  readonly within: number
  readonly answers: readonly (Named & { readonly people: number; readonly byFamily: readonly number[] })[]
}

/** Digital staff of an area by role family, and by role family and characteristic: as they were published. */
export interface StaffTables {
  readonly area: Area
  readonly quarter: Quarter
  /** The day as of whose end it was published. */
  readonly asOf: PlainDate | null
  /** Why there are no figures. */
  readonly withheld: string | null
  readonly method: string
  /** How the figures were protected, in words. */
  readonly description: string
  /** How far a count over all role families may be from the truth, in people. */
  readonly within: number
  readonly organisations: number
  /** Regions whose figures may be shown. */
  readonly regions: readonly string[]
  readonly people: number
  readonly families: readonly (Named & { readonly people: number })[]
  readonly characteristics: readonly AnswersByFamily[]
  /** The same returns, the same text. */
  readonly recordsHash: string
}

const NO_FAMILIES = 'Role families are not told apart: with so many organisations and characteristics they could not be protected in time.'
const NOT_PUBLISHED = 'No quarter has been published yet. A quarter is on the day after its returns are due.'

/** What is published of digital staff by role family and characteristic. Everything shown is a sum of the figures of one protected publication. */
@Injectable()
export class StaffTablesService {
  constructor(
    private readonly publications: PublicationsService,
    private readonly made: ReturnPublications,
    private readonly published: PublishedQueries,
    private readonly references: ReferenceQueries,
    private readonly frameworks: FrameworksService,
    private readonly access: ReturnAccess,
  ) {}

  /** The last quarter that was due: of an organisation for its own people, of the nation and regions for those who plan. Both under the same protection. */
  async of(ctx: Ctx, key: string | null | undefined): Promise<StaffTables> {
    const area = key ? parseAreaKey(key) : NATION
    if (area?.kind !== 'nation' && area?.kind !== 'region' && area?.kind !== 'organisation') throw badInput('The area is the nation, a region or an organisation.')
    if (area.kind === 'organisation') await this.access.requireOrganisation(ctx, area.organisationId, seeReturn)
    else requireAccess(ctx, seeSectorFigures, undefined)
    const today = londonDate(ctx.now)
    const quarter = await this.lastDue(today)
    return this.told(ctx, area, quarter, await this.publications.published('staff', quarter, today))
  }

  /** The same for reports, published first where it is not: Waymark itself may ask, nobody else. */
  async compute(ctx: Ctx, area: Area, on: PlainDate): Promise<StaffTables> {
    requireAccess(ctx, computeFigures, undefined)
    const quarter = await this.lastDue(on)
    return this.told(ctx, area, quarter, await this.made.staff(quarter, on))
  }

  private async lastDue(on: PlainDate): Promise<Quarter> {
    return quarterDueBy(on, (await this.references.newest('timetable')).content.dueDays)
  }

  private async told(ctx: Ctx, area: Area, quarter: Quarter, snapshot: PublicationSnapshot | undefined): Promise<StaffTables> {
    const nothing = { area, quarter, asOf: null, method: 'controlled_rounding', description: '', within: 0, organisations: 0, regions: regionsOf(snapshot?.places ?? []), people: 0, families: [], characteristics: [], recordsHash: '' }
    if (snapshot === undefined) return { ...nothing, withheld: NOT_PUBLISHED }
    const places = shownPlaces(area, snapshot.places)
    if ('why' in places) return { ...nothing, asOf: snapshot.asOf, recordsHash: snapshot.recordsHash, withheld: places.why }
    const [heads, rows, list, names] = await Promise.all([
      this.published.heads(snapshot.id), this.published.table(snapshot.id, places.organisationIds), this.references.newest('characteristics'), this.familyNames(ctx),
    ])
    const margin = heads.find(({ member }) => member === HEADCOUNT_MEMBER)
    if (margin === undefined || margin.problem !== null) return { ...nothing, asOf: snapshot.asOf, recordsHash: snapshot.recordsHash, withheld: margin?.problem ?? NOT_PUBLISHED }
    const keys = [...new Set(rows.map(({ family }) => family))].filter((key) => key !== ALL_FAMILIES)
    const level = area.kind === 'region' || area.kind === 'organisation' ? area.kind : 'nation'
    const of = (member: string) => rows.filter((row) => row.member === member)
    const families = keys.map((key) => ({ key, name: names.get(key) ?? key, people: sum(of(HEADCOUNT_MEMBER).filter(({ family }) => family === key)) })).sort((a, b) => (a.name < b.name ? -1 : 1))
    return {
      ...nothing, asOf: snapshot.asOf, withheld: null, method: margin.method, description: keys.length === 0 ? `${margin.description} ${NO_FAMILIES}` : margin.description, within: withinOf(margin.bounds, 'heads')[level],
      organisations: places.organisationIds.length, people: sum(of(HEADCOUNT_MEMBER)), families, recordsHash: snapshot.recordsHash,
      characteristics: askedOf(heads, list.content).map((one) => answersOf(one, families, of(memberOf(one.key)), level)),
    }
  }

  private async familyNames(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
    const newest = (await this.frameworks.list(ctx)).flatMap(({ versions }) => versions.filter(({ status }) => status === 'published'))[0]
    return new Map(newest ? (await this.frameworks.content(ctx, newest)).families.map(({ key, name }) => [key, name]) : [])
  }
}

const regionsOf = (places: readonly Place[]): readonly string[] => shownRegions([...Map.groupBy(places, ({ region }) => region)].map(([region, members]) => ({ region, organisations: members.length }))).toSorted()

type Rows = readonly { readonly family: string; readonly answer: string; readonly count: number }[]
const sum = (rows: Rows): number => rows.reduce((all, { count }) => all + count, 0)

interface Asked extends Named {
  readonly head: MemberHead | undefined
}

/**
 * The questions of a snapshot, in the order of today's list, and those of today that it does not have. What they and their answers are called is as it was
 * published: a list of today may have left answers out that people gave.
 */
function askedOf(heads: readonly MemberHead[], today: readonly Characteristic[]): readonly Asked[] {
  const published = new Map(heads.flatMap((head) => { const key = characteristicOf(head.member); return key === undefined ? [] : [[key, head] as const] }))
  const keys = [...new Set([...today.map(({ key }) => key), ...published.keys()])]
  return keys.map((key) => {
    const head = published.get(key)
    return { key, name: head?.question?.title ?? today.find((one) => one.key === key)?.name ?? key, head }
  })
}

function answersOf({ key, name, head }: Asked, families: readonly Named[], rows: Rows, level: keyof Within): AnswersByFamily {
  const problem = head === undefined ? 'This was not asked for the quarter.' : head.problem
  if (head === undefined || problem !== null) return { key, name, problem, within: 0, answers: [] }
  return {
    key, name, problem, within: withinOf(head.bounds, 'answers')[level], answers: (head.question?.answers ?? []).map((one) => {
      const given = rows.filter(({ answer }) => answer === one.key)
      return { key: one.key, name: one.title, people: sum(given), byFamily: families.map((family) => sum(given.filter((row) => row.family === family.key))) }
    }),
  }
}
