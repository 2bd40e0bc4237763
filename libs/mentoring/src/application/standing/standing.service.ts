import { Injectable } from '@nestjs/common'
import { isId, type OrganisationId } from '#kernel'
import { type Actor, type Ctx, holdsRole, isPlatformAdmin, personOf } from '#platform/access'
import type { Executor } from '#platform/database'
import { notFound } from '#platform/errors'
import { type MatchStandingRow, type ProfileStandingRow, type RoundStandingRow, type ScenarioStandingRow, type SchemeStandingRow, StandingQueries } from '../../data/standing/standing.queries.js'
import { type Side, type Standing, STRANGER } from '../../domain/index.js'

export type SchemeStanding = Standing & SchemeStandingRow
export type ProfileStanding = Standing & ProfileStandingRow
export type RoundStanding = Standing & RoundStandingRow
export type ScenarioStanding = Standing & ScenarioStandingRow
/** `side`: which of the two the actor is. */
export type MatchStanding = Standing & MatchStandingRow & { readonly side: Side | undefined }

/**
 * How the actor stands to a scheme, profile, round, scenario or match: what every `can.…` policy asks for.
 * Throws NOT_FOUND for what does not exist; whether the actor may know of it is the policy's word.
 */
@Injectable()
export class StandingService {
  constructor(private readonly queries: StandingQueries) {}

  async forScheme(ctx: Ctx, id: string, on?: Executor): Promise<SchemeStanding> {
    return known(await this.forSchemes(ctx, [id], on), id)
  }

  /** Many at once, by id; unknown ones are left out. */
  async forSchemes(ctx: Ctx, ids: readonly string[], on?: Executor): Promise<ReadonlyMap<string, SchemeStanding>> {
    const rows = await this.queries.schemes(ids.filter(isId), personOf(ctx.actor), on)
    return new Map(rows.map((row) => [row.schemeId, { ...ofScheme(ctx.actor, row), ...row }]))
  }

  async forProfile(ctx: Ctx, id: string, on?: Executor): Promise<ProfileStanding> {
    return known(await this.forProfiles(ctx, [id], on), id)
  }

  async forProfiles(ctx: Ctx, ids: readonly string[], on?: Executor): Promise<ReadonlyMap<string, ProfileStanding>> {
    const me = personOf(ctx.actor)
    const rows = await this.queries.profiles(ids.filter(isId), me, on)
    return new Map(rows.map((row) => [row.profileId, {
      ...ofScheme(ctx.actor, row), ...row, isSelf: row.personId === me, administersOrganisation: holdsRole(ctx.actor, 'organisation_admin', row.organisationId),
    }]))
  }

  async forRound(ctx: Ctx, id: string, on?: Executor): Promise<RoundStanding> {
    return known(await this.forRounds(ctx, [id], on), id)
  }

  async forRounds(ctx: Ctx, ids: readonly string[], on?: Executor): Promise<ReadonlyMap<string, RoundStanding>> {
    const rows = await this.queries.rounds(ids.filter(isId), personOf(ctx.actor), on)
    return new Map(rows.map((row) => [row.roundId, { ...ofScheme(ctx.actor, row), ...row }]))
  }

  async forScenario(ctx: Ctx, id: string, on?: Executor): Promise<ScenarioStanding> {
    const rows = await this.queries.scenarios([id].filter(isId), personOf(ctx.actor), on)
    return known(new Map(rows.map((row) => [row.scenarioId, { ...ofScheme(ctx.actor, row), ...row }])), id)
  }

  async forMatch(ctx: Ctx, id: string, on?: Executor): Promise<MatchStanding> {
    return known(await this.forMatches(ctx, [id], on), id)
  }

  async forMatches(ctx: Ctx, ids: readonly string[], on?: Executor): Promise<ReadonlyMap<string, MatchStanding>> {
    const me = personOf(ctx.actor)
    const rows = await this.queries.matches(ids.filter(isId), me, on)
    return new Map(rows.map((row) => {
      const side = me === row.menteePersonId ? 'mentee' : me === row.mentorPersonId ? 'mentor' : undefined
      return [row.matchId, { ...ofScheme(ctx.actor, row), ...row, side, isPartner: side !== undefined }]
    }))
  }

  /** For a scheme that would be made by this organisation, and for what an organisation may ask about its own people. */
  forOwner(ctx: Ctx, ownerId: OrganisationId): Standing {
    return { ...ofOwner(ctx.actor, ownerId), administersOrganisation: holdsRole(ctx.actor, 'organisation_admin', ownerId) }
  }
}

function known<T>(found: ReadonlyMap<string, T>, id: string): T {
  const one = found.get(id.toLowerCase())
  if (one === undefined) throw notFound()
  return one
}

const ofOwner = (actor: Actor, ownerId: OrganisationId): Standing => ({
  ...STRANGER,
  isSignedIn: actor.kind !== 'anonymous' && actor.kind !== 'unlinked',
  isPlatformAdmin: isPlatformAdmin(actor),
  managesScheme: holdsRole(actor, 'scheme_manager', ownerId),
  matchesPeople: holdsRole(actor, 'matching_manager', ownerId),
})

const ofScheme = (actor: Actor, { ownerId, takesPart }: SchemeStandingRow): Standing => ({ ...ofOwner(actor, ownerId), takesPart })
