import { Injectable } from '@nestjs/common'
import { type Ctx, requireAccess } from '#platform/access'
import { Database } from '#platform/database'
import { notFound } from '#platform/errors'
import { CandidateQueries } from '../../data/matches/candidate.queries.js'
import { ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { can, otherSide, rankPartners, type Reason, reasonsFor } from '../../domain/index.js'
import { PairChecks } from '../rounds/pair-checks.js'
import { StandingService } from '../standing/standing.service.js'
import { reasonFacts } from './pair-reasons.js'

export interface Replacement {
  readonly profile: ProfileRow
  readonly reasons: readonly Reason[]
}

/** So many free people of the other side are looked at; those who come first and have waited longest. */
const LOOKED_AT = 5_000

/** Partners for one person between rounds: nobody else is moved. */
@Injectable()
export class ReplacementsService {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidateQueries,
    private readonly profiles: ProfileQueries,
    private readonly schemes: SchemeQueries,
    private readonly checks: PairChecks,
    private readonly standing: StandingService,
  ) {}

  /** The best free partners that break no rule, best first; empty where the person has no free seat or is not ready. For those who match. */
  async suggest(ctx: Ctx, profileId: string, first: number): Promise<readonly Replacement[]> {
    const standing = await this.standing.forProfile(ctx, profileId)
    requireAccess(ctx, can.seeRound, standing)
    const [[profile], scheme] = await Promise.all([this.profiles.byIds([standing.profileId]), this.schemes.one(standing.schemeId)])
    if (profile === undefined || scheme === undefined || profile.state === 'draft') throw notFound()
    const { mostMentees } = scheme.settings
    if (profile.state !== 'ready' || profile.taken >= (profile.side === 'mentor' ? Math.min(profile.capacity, mostMentees) : profile.capacity)) return []
    const free = await this.candidates.free(scheme.id, otherSide(profile.side), mostMentees, LOOKED_AT)
    const pairs = free.map((id) => (profile.side === 'mentee' ? { menteeProfileId: profile.id, mentorProfileId: id } : { menteeProfileId: id, mentorProfileId: profile.id }))
    if (free.length === 0) return []
    const { pairs: checked, profiles } = await this.checks.check(this.database, scheme, pairs, ctx.now)
    // Each has a free seat by itself; that this one person cannot take them all is not a rule against any.
    const eligible = free.flatMap((id, at) => {
      const row = profiles.get(id)
      return row !== undefined && checked[at]?.broken.every((rule) => rule === 'no_seat') === true ? [row] : []
    })
    const skills = await this.profiles.skillsOf([...eligible.map(({ id }) => id), profile.id])
    const mine = reasonFacts(profile, skills.get(profile.id))
    const partners = eligible.map((row) => {
      const theirs = reasonFacts(row, skills.get(row.id))
      return { id: row.id, priority: row.priority, profile: row, reasons: profile.side === 'mentee' ? reasonsFor(mine, theirs) : reasonsFor(theirs, mine) }
    })
    return rankPartners(scheme.settings.weights, partners).slice(0, first).map(({ profile: partner, reasons }) => ({ profile: partner, reasons }))
  }
}
