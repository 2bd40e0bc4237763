import { Injectable } from '@nestjs/common'
import { err, ok, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, refused } from '#platform/errors'
import { RoundQueries } from '../../data/rounds/round.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { can, checkIntake, type FrozenRound, type IntakeCounts, problem, ROUND_TRANSITIONS, tieKeyOf } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'
import { hashOf, newSalt } from './input-hash.js'
import { RoundInput } from './round-input.js'
import { RoundTrail } from './round-trail.js'
import { stepRefused } from './round-refusals.js'
import { needsReason, type RoundOutcome } from './rounds.service.js'

/** Fixes the input of a round, and lets go of it again. */
@Injectable()
export class FreezingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundQueries,
    private readonly schemes: SchemeQueries,
    private readonly input: RoundInput,
    private readonly standing: StandingService,
    private readonly trail: RoundTrail,
  ) {}

  /**
   * Freezes a round: from here on its scenarios are solved on what is known now, whatever becomes of scheme and profiles. Nobody changes the scheme or a
   * profile while the input is taken. Errors: `SCHEME_NOT_OPEN`; why so many people cannot be matched, see `checkIntake`; nothing is kept then.
   */
  async freeze(ctx: Ctx, id: string): Promise<RoundOutcome> {
    const standing = await this.standing.forRound(ctx, id)
    requireAccess(ctx, can.manageRound, standing)
    return this.uow.run(async (tx): Promise<RoundOutcome> => {
      const scheme = await this.schemes.lock(tx, standing.schemeId)
      const round = await this.rounds.lock(tx, standing.roundId)
      if (scheme === undefined || round === undefined) throw notFound('The round')
      const to = transition(ROUND_TRANSITIONS, round.state, 'freeze')
      if (!to.ok) return err(stepRefused(to.error))
      if (scheme.state !== 'open') return refused([SCHEME_NOT_OPEN])
      const frozen = await this.input.take(tx, ctx, round, scheme)
      const counts = countsOf(frozen)
      const problems = checkIntake(counts)
      if (problems.length > 0) return refused(problems)
      const inputSalt = round.inputSalt ?? newSalt()
      const inputHash = hashOf(frozen, inputSalt)
      await this.rounds.freeze(tx, round.id, { scheme: frozen.scheme, inputSalt, inputHash, tieKey: tieKeyOf(inputHash), counts, by: personOf(ctx.actor) ?? null }, ctx.now)
      await this.trail.record(tx, ctx, round.id, { action: 'freeze', toState: to.value, detail: { ...counts, inputHash, schemeVersion: scheme.version } })
      return ok(round.id)
    })
  }

  /** Opens the intake again; the frozen input and all scenarios are thrown away. */
  async thaw(ctx: Ctx, id: string, reason: string): Promise<RoundOutcome> {
    const standing = await this.standing.forRound(ctx, id)
    requireAccess(ctx, can.manageRound, standing)
    return this.uow.run(async (tx): Promise<RoundOutcome> => {
      const round = await this.rounds.lock(tx, standing.roundId)
      if (round === undefined) throw notFound('The round')
      const to = transition(ROUND_TRANSITIONS, round.state, 'thaw')
      if (!to.ok) return err(stepRefused(to.error))
      const problems = needsReason(reason)
      if (problems.length > 0) return refused(problems)
      await this.rounds.setState(tx, round.id, to.value, ctx.now)
      await this.input.discard(tx, round)
      await this.trail.record(tx, ctx, round.id, { action: 'thaw', toState: to.value, detail: { reason: reason.trim(), inputHash: round.inputHash } })
      return ok(round.id)
    })
  }
}

const SCHEME_NOT_OPEN = problem('SCHEME_NOT_OPEN', '', 'The scheme is closed, so nobody can be matched in it. Open the scheme again, then freeze the round.')

const countsOf = ({ participants }: FrozenRound): IntakeCounts => {
  const mentors = participants.filter(({ side }) => side === 'mentor')
  return { mentees: participants.length - mentors.length, mentors: mentors.length, seats: mentors.reduce((sum, { seats }) => sum + seats, 0) }
}
