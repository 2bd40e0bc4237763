import { Injectable } from '@nestjs/common'
import type { ProtectedRelease } from '#disclosure'
import { type Area, NATION, previousQuarter } from '#kernel'
import type { PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { PublishedQueries } from '../../data/publication/published.queries.js'
import { HEADCOUNT_MEMBER, NATION_KEY, regionKey, roundingBound, shownPlaces, type TiedCounts, withheldMovements, type Within, withinOf } from '../../domain/index.js'
import { PublicationsService } from '../publication/publications.service.js'

/** A publication of a quarter: who is there, organisation by organisation, and who came and went. */
export interface PublishedQuarter {
  readonly snapshot: PublicationSnapshot
  readonly heads: readonly { readonly place: string; readonly count: number }[]
  readonly within: Within
  readonly moves: ProtectedRelease
}

type Opening = Omit<PublishedQuarter, 'moves'>

export const MOVEMENTS_WITHHELD = 'Who came and who left is not shown: beside the headcounts at both ends of the quarter it would tell more than each of them does by itself.'

/**
 * Whether starters and leavers of a publication may be shown beside its headcounts and those of the quarter before, as they were published when it was. That is
 * decided from what was published and never changes, so it is decided once, whoever asks and when.
 */
@Injectable()
export class ShownMovements {
  constructor(private readonly publications: PublicationsService, private readonly published: PublishedQueries) {}

  /** Why they are not shown of an area; `null` where they are. */
  async withheld(area: Area, now: PublishedQuarter): Promise<string | null> {
    const before = await this.before(now.snapshot)
    if (before === undefined) return null
    const regions = [...new Set(now.snapshot.places.map(({ region }) => region))].map((region) => {
      const of: Area = { kind: 'region', region }
      const organisations = now.snapshot.places.filter((place) => place.region === region).map(({ organisationId }) => organisationId)
      return { region, shown: !('why' in shownPlaces(of, now.snapshot.places)), headcount: sumOf(now.heads, organisations), tied: tiedOf(of, organisations, now, before) }
    })
    const found = withheldMovements(tiedOf(NATION, now.snapshot.places.map(({ organisationId }) => organisationId), now, before), regions)
    return (area.kind === 'region' ? found.regions.includes(area.region) : found.nation) ? MOVEMENTS_WITHHELD : null
  }

  private async before(snapshot: PublicationSnapshot): Promise<Opening | undefined> {
    const before = await this.publications.published('staff', previousQuarter(snapshot.quarter), snapshot.asOf)
    if (before === undefined) return undefined
    const [heads, members] = await Promise.all([this.published.staff([before.id], HEADCOUNT_MEMBER), this.published.heads(before.id)])
    const within = withinOf(members.find(({ member }) => member === HEADCOUNT_MEMBER)?.bounds ?? [], 'heads')
    // Where nothing was promised, and nothing shown, nothing is tied.
    return Number.isFinite(within.nation + within.region + within.organisation) ? { snapshot: before, heads, within } : undefined
  }
}

/** Starters or leavers of an area, as published. */
export function movementOf({ tables }: ProtectedRelease, area: Area, movement: string): number {
  const place = area.kind === 'region' ? regionKey(area.region) : NATION_KEY
  const figure = tables.flatMap(({ cells }) => cells).find(({ at }) => at[0] === place && at[1] === movement)?.figure
  return typeof figure === 'number' ? figure : 0
}

const sumOf = (heads: Opening['heads'], organisations: readonly string[]): number => {
  const here = new Set(organisations)
  return heads.filter(({ place }) => here.has(place)).reduce((sum, { count }) => sum + count, 0)
}

/** The four figures of these organisations; nothing unless all of them are in the quarter before, too. */
function tiedOf(area: Area, organisations: readonly string[], now: PublishedQuarter, before: Opening): TiedCounts | undefined {
  const here = new Set(organisations)
  const then = before.snapshot.places.map(({ organisationId, region }) => ({ region, counted: here.has(organisationId) }))
  if (then.filter(({ counted }) => counted).length < here.size) return undefined
  const level = area.kind === 'region' ? 'region' : 'nation'
  const within = now.moves.bounds.find(({ levels }) => levels[0] === level && levels[1] === 'movement')?.within ?? Infinity
  const moved = (movement: string) => ({ shown: movementOf(now.moves, area, movement), within })
  return {
    starters: moved('starters'), leavers: moved('leavers'), closing: { shown: sumOf(now.heads, organisations), within: now.within[level] },
    opening: { shown: sumOf(before.heads, organisations), within: roundingBound(then, before.within) },
  }
}
