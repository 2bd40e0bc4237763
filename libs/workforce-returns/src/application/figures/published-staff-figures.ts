import { Injectable } from '@nestjs/common'
import { MINIMUM_PERCENTAGE_BASE } from '#disclosure'
import { type Area, endOfQuarter, type PlainDate, type Quarter } from '#kernel'
import { systemCtx } from '#platform/access'
import { FiguresQueries } from '../../data/figures/figures.queries.js'
import { PublishedQueries } from '../../data/publication/published.queries.js'
import { endOfDay, HEADCOUNT_MEMBER, MOVEMENTS_MEMBER, shownPlaces, type StaffTotals, turnover, vacancyRate, withinOf } from '../../domain/index.js'
import { ReturnPublications } from '../publication/return-publications.service.js'
import { ExpectedService } from './expected.service.js'
import type { QuarterStaff } from './quarter-staff.js'
import { movementOf, ShownMovements } from './shown-movements.js'

/** Digital staff of the nation and its regions. Counts of people are published ones, and so are the rates that are worked out from them; vacancies are posts and stay exact. */
@Injectable()
export class PublishedStaffFigures {
  constructor(
    private readonly publications: ReturnPublications,
    private readonly published: PublishedQueries,
    private readonly figures: FiguresQueries,
    private readonly expected: ExpectedService,
    private readonly movements: ShownMovements,
  ) {}

  /** One quarter, as it was published for a day. */
  async of(area: Area, quarter: Quarter, on: PlainDate): Promise<QuarterStaff> {
    const [snapshot, organisations] = [await this.publications.staff(quarter, on), await this.expected.on(systemCtx('returns', endOfDay(on), 'staff figures'), endOfQuarter(quarter))]
    const places = snapshot?.places ?? []
    const coverage = { of: organisations.filter(({ region }) => isIn(area, region ?? 'none')).length, reported: places.filter(({ region }) => isIn(area, region)).length }
    const nothing = { quarter, coverage, totals: null, vacancyRate: null, turnover: null, movementsWithheld: null, recordsHash: snapshot?.recordsHash ?? '', protectedBy: 'controlled_rounding', within: 0 }
    const shown = shownPlaces(area, places)
    if ('why' in shown) return { ...nothing, withheld: shown.why }
    if (snapshot === undefined) return { ...nothing, withheld: 'The quarter has not been published.' }
    const [heads, moves, returned] = await Promise.all([this.published.staff([snapshot.id], HEADCOUNT_MEMBER), this.published.release(snapshot.id, MOVEMENTS_MEMBER), this.figures.staff(quarter, endOfDay(snapshot.asOf))])
    const bounds = (await this.published.heads(snapshot.id)).find(({ member }) => member === HEADCOUNT_MEMBER)?.bounds
    if (moves === undefined || bounds === undefined) return { ...nothing, withheld: 'These figures are too small to be shown without showing people.' }
    const here = new Set<string>(shown.organisationIds)
    const moved = (movement: string): number => movementOf(moves, area, movement)
    const totals: StaffTotals = {
      headcount: heads.filter(({ place }) => here.has(place)).reduce((sum, { count }) => sum + count, 0), starters: moved('starters'), leavers: moved('leavers'),
      vacancies: returned.filter(({ organisationId }) => here.has(organisationId)).reduce((sum, { vacancies }) => sum + vacancies, 0),
    }
    const enough = totals.headcount >= MINIMUM_PERCENTAGE_BASE
    const within = withinOf(bounds, 'heads')
    const movementsWithheld = await this.movements.withheld(area, { snapshot, heads, within, moves })
    if (movementsWithheld !== null) return { ...nothing, totals: { ...totals, starters: null, leavers: null }, vacancyRate: enough ? vacancyRate(totals) : null, movementsWithheld, withheld: null, within: area.kind === 'region' ? within.region : within.nation }
    return { ...nothing, totals, vacancyRate: enough ? vacancyRate(totals) : null, turnover: enough ? turnover(totals) : null, withheld: null, within: area.kind === 'region' ? within.region : within.nation }
  }
}

const isIn = (area: Area, region: string): boolean => area.kind !== 'region' || region === area.region
