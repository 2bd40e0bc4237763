import { Injectable } from '@nestjs/common'
import { type Ctx, requireAccess } from '#platform/access'
import { Database } from '#platform/database'
import { notFound } from '#platform/errors'
import { CandidateQueries } from '../../data/matches/candidate.queries.js'
import { ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { SchemeQueries, type SchemeRow } from '../../data/schemes/scheme.queries.js'
import { can, otherSide, type ProfileId, rankPartners, type Reason, reasonsFor } from '../../domain/index.js'
import { PairChecks } from '../rounds/pair-checks.js'
import { StandingService } from '../standing/standing.service.js'
import { reasonFacts } from './pair-reasons.js'

export interface Replacement {
  readonly profile: ProfileRow
  readonly reasons: readonly Reason[]
}

/** So many free people of the other side are looked at; those who come first and have waited longest. */
const LOOKED_AT = 5_000

/** So many of the best are held against the rules first, and so many times as many each time that those are not enough. */
const FIRST_LOOK = 50
const LOOK_FURTHER = 4

interface RankedPartner {
  readonly id: ProfileId
  readonly priority: number
  readonly reasons: readonly Reason[]
}

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
    const ranked = await this.ranked(scheme, profile)
    const found: Replacement[] = []
    // Few break a rule: the best are asked about first, and more only where those were not enough.
    for (let from = 0, many = Math.max(FIRST_LOOK, 2 * first); from < ranked.length && found.length < first; from += many, many *= LOOK_FURTHER) {
      found.push(...(await this.thatBreakNoRule(ctx, scheme, profile, ranked.slice(from, from + many))))
    }
    return found.slice(0, first)
  }

  /** Everybody with a free seat, by what may be said for the pair. */
  private async ranked(scheme: SchemeRow, { id, side, details }: ProfileRow): Promise<readonly RankedPartner[]> {
    const mine = reasonFacts({ details }, (await this.profiles.skillsOf([id])).get(id))
    const free = await this.candidates.free({ schemeId: scheme.id, side: otherSide(side), mostMentees: scheme.settings.mostMentees, skills: side === 'mentee' ? mine.wants : mine.offers }, LOOKED_AT)
    return rankPartners(scheme.settings.weights, free.map((partner): RankedPartner => {
      const theirs = { details: partner.details, wants: partner.skills, offers: partner.skills }
      return { id: partner.id, priority: partner.priority, reasons: side === 'mentee' ? reasonsFor(mine, theirs) : reasonsFor(theirs, mine) }
    }))
  }

  private async thatBreakNoRule(ctx: Ctx, scheme: SchemeRow, { id: own, side }: ProfileRow, partners: readonly RankedPartner[]): Promise<readonly Replacement[]> {
    const pairs = partners.map(({ id }) => (side === 'mentee' ? { menteeProfileId: own, mentorProfileId: id } : { menteeProfileId: id, mentorProfileId: own }))
    const { pairs: checked, profiles } = await this.checks.check(this.database, scheme, pairs, ctx.now)
    return partners.flatMap(({ id, reasons }, at) => {
      const profile = profiles.get(id)
      // Each has a free seat by itself; that this one person cannot take them all is not a rule against any.
      return profile !== undefined && checked[at]?.broken.every((rule) => rule === 'no_seat') === true ? [{ profile, reasons }] : []
    })
  }
}
