import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { isId, type PersonId } from '#kernel'
import { type Ctx, personOf, requireAccess, requirePerson } from '#platform/access'
import { notFound } from '#platform/errors'
import { MatchQueries, type MatchRow } from '../../data/matches/match.queries.js'
import { can, MATCH_STATES, type MatchViewer, type Side } from '../../domain/index.js'
import { type MatchStanding, StandingService } from '../standing/standing.service.js'

/** A match as one viewer may see it: `side` is which of the two they are, `viewer` for whom it is shown. */
export interface SeenMatch extends MatchRow {
  readonly side: Side | null
  readonly viewer: MatchViewer
  /** Whether the viewer runs the scheme (and not only its matching). */
  readonly runsScheme: boolean
}

/** Looks up matches: their own for the two people, all of a scheme for those who run it. */
@Injectable()
export class MatchesService {
  constructor(private readonly queries: MatchQueries, private readonly standing: StandingService, private readonly people: PeopleService) {}

  async byId(ctx: Ctx, id: string): Promise<SeenMatch> {
    const standing = await this.standing.forMatch(ctx, id)
    requireAccess(ctx, can.seeMatch, standing)
    const row = await this.queries.one(standing.matchId)
    if (row === undefined) throw notFound()
    return seen(row, standing)
  }

  /** The viewer's own, those that wait for an answer first. */
  async mine(ctx: Ctx): Promise<readonly SeenMatch[]> {
    const me = requirePerson(ctx)
    const rows = await this.queries.ofPerson(me, 200)
    const standings = await this.standing.forMatches(ctx, rows.map(({ id }) => id))
    return rows.flatMap((row) => {
      const standing = standings.get(row.id)
      return standing === undefined ? [] : [seen(row, standing)]
    })
  }

  /** Matches of a scheme, newest first, for those who run it or its matching. `search`: part of a name of one of the two. */
  async ofScheme(ctx: Ctx, schemeId: string, filter: { readonly states: readonly string[]; readonly search: string }, first: number, after: readonly [string, string] | undefined): Promise<{ rows: SeenMatch[]; total: number }> {
    const scheme = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, can.seeRound, scheme)
    const states = filter.states.filter((state) => (MATCH_STATES as readonly string[]).includes(state))
    const { rows, total } = await this.queries.page(scheme.schemeId, personOf(ctx.actor), states, await this.named(scheme.schemeId, filter.search), first, after)
    const standings = await this.standing.forMatches(ctx, rows.map(({ id }) => id))
    return { rows: rows.flatMap((row) => {
      const standing = standings.get(row.id)
      return standing === undefined ? [] : [seen(row, standing)]
    }), total }
  }

  private async named(schemeId: string, search: string): Promise<readonly PersonId[] | undefined> {
    const wanted = search.trim().toLocaleLowerCase('en-GB')
    if (wanted === '') return undefined
    const names = await this.people.nameOf((await this.queries.people(schemeId)).filter(isId))
    return [...names].filter(([, name]) => name.toLocaleLowerCase('en-GB').includes(wanted)).map(([id]) => id)
  }
}

/** Who runs a scheme and is one of the two sees their own match as the other does: as a partner. */
const seen = (row: MatchRow, standing: MatchStanding): SeenMatch =>
  ({ ...row, side: standing.side ?? null, viewer: standing.side === undefined ? 'manager' : 'partner', runsScheme: standing.managesScheme || standing.isPlatformAdmin })
