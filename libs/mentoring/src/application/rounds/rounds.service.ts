import { Injectable } from '@nestjs/common'
import { err, londonDate, newId, ok, type PlainDate, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { isUniqueViolation, type Tx, UnitOfWork } from '#platform/database'
import { notFound, refused, type UserError } from '#platform/errors'
import { RoundQueries, type RoundRow } from '../../data/rounds/round.queries.js'
import { ScenarioQueries } from '../../data/rounds/scenario.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { can, checkRound, type Problem, problem, ROUND_TRANSITIONS, type RoundAction, type RoundDraft, type RoundId, when } from '../../domain/index.js'
import { type RoundStanding, StandingService } from '../standing/standing.service.js'
import { stepRefused } from './round-refusals.js'
import { RoundTrail } from './round-trail.js'

export type RoundOutcome = Result<RoundId, readonly UserError[]>

/** Rounds of a scheme, from set-up to the end. Freezing and publishing have services of their own. For those who match. */
@Injectable()
export class RoundsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RoundQueries,
    private readonly schemes: SchemeQueries,
    private readonly scenarios: ScenarioQueries,
    private readonly standing: StandingService,
    private readonly trail: RoundTrail,
  ) {}

  /** Rounds of a scheme, newest first. */
  async page(ctx: Ctx, schemeId: string, first: number, after: readonly [string, string] | undefined): Promise<{ rows: RoundRow[]; total: number }> {
    const standing = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, can.seeRound, standing)
    return this.queries.page(standing.schemeId, first, after)
  }

  async byId(ctx: Ctx, id: string): Promise<RoundRow> {
    const { roundId } = await this.visible(ctx, id)
    const found = await this.queries.one(roundId)
    if (found === undefined) throw notFound('The round')
    return found
  }

  /** Sets a round up. Errors: see `checkRound`, `SCHEME_NOT_OPEN` and `ROUND_UNDER_WAY`. */
  async create(ctx: Ctx, schemeId: string, draft: RoundDraft): Promise<RoundOutcome> {
    const standing = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, can.seeScheme, standing)
    requireAccess(ctx, can.manageRound, standing)
    const id = newId<RoundId>()
    try {
      return await this.uow.run(async (tx): Promise<RoundOutcome> => {
        // Held, so that whoever closes the scheme meanwhile sees this round, or this round sees the scheme closed.
        const scheme = await this.schemes.hold(tx, standing.schemeId)
        const problems = [...checkRound(draft), ...when(scheme?.state !== 'open', problem('SCHEME_NOT_OPEN', '', 'Open the scheme before you plan a round of it.'))]
        if (problems.length > 0) return refused(problems)
        await this.queries.insert(tx, { ...contentOf(draft), id, schemeId: standing.schemeId, createdById: personOf(ctx.actor) ?? null }, ctx.now)
        await this.trail.record(tx, ctx, id, { action: 'create', toState: 'draft' })
        return ok(id)
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'match_round_one_open')) throw error
      return refused([problem('ROUND_UNDER_WAY', '', 'Another round of this scheme is under way. Publish or cancel it before you plan the next.')])
    }
  }

  /** Changes title and days, before the round is frozen. */
  async edit(ctx: Ctx, id: string, draft: RoundDraft): Promise<RoundOutcome> {
    return this.under(ctx, id, async (tx, round) => {
      const problems = [...checkRound(draft), ...when(round.state !== 'draft' && round.state !== 'intake', problem('ROUND_IS_FIXED', '', 'The round is past its intake, so its title and days stay as they are.'))]
      if (problems.length > 0) return refused(problems)
      await this.queries.edit(tx, round.id, contentOf(draft), ctx.now)
      await this.trail.record(tx, ctx, round.id, { action: 'edit', toState: round.state })
      return ok(round.id)
    })
  }

  /** Lets profiles come in. */
  openIntake(ctx: Ctx, id: string): Promise<RoundOutcome> {
    return this.step(ctx, id, 'open_intake', (round) =>
      when(round.intakeClosesOn <= londonDate(ctx.now), problem('INTAKE_IS_OVER', 'intakeClosesOn', 'The day on which the intake closes has passed. Set a later one first.')))
  }

  /** Gives a round up before it is published; nothing of it reaches the participants. */
  cancel(ctx: Ctx, id: string, reason: string): Promise<RoundOutcome> {
    return this.step(ctx, id, 'cancel', () => needsReason(reason), { reason: reason.trim() }, (tx, round) => this.scenarios.cancelOpen(tx, round.id, ctx.now))
  }

  /** Files a published round away. */
  close(ctx: Ctx, id: string): Promise<RoundOutcome> {
    return this.step(ctx, id, 'close', () => [])
  }

  private step(
    ctx: Ctx, id: string, action: RoundAction, check: (round: RoundRow) => readonly Problem[],
    detail: Readonly<Record<string, unknown>> = {}, also: (tx: Tx, round: RoundRow) => Promise<void> = () => Promise.resolve(),
  ): Promise<RoundOutcome> {
    return this.under(ctx, id, async (tx, round) => {
      const to = transition(ROUND_TRANSITIONS, round.state, action)
      if (!to.ok) return err(stepRefused(to.error))
      const problems = check(round)
      if (problems.length > 0) return refused(problems)
      await also(tx, round)
      await this.queries.setState(tx, round.id, to.value, ctx.now)
      await this.trail.record(tx, ctx, round.id, { action, toState: to.value, detail })
      return ok(round.id)
    })
  }

  /** With the round locked, for somebody who may manage it. */
  private async under(ctx: Ctx, id: string, work: (tx: Tx, round: RoundRow) => Promise<RoundOutcome>): Promise<RoundOutcome> {
    const standing = await this.standing.forRound(ctx, id)
    requireAccess(ctx, can.manageRound, standing)
    return this.uow.run(async (tx) => {
      const round = await this.queries.lock(tx, standing.roundId)
      if (round === undefined) throw notFound('The round')
      return work(tx, round)
    })
  }

  private async visible(ctx: Ctx, id: string): Promise<RoundStanding> {
    const standing = await this.standing.forRound(ctx, id)
    requireAccess(ctx, can.seeRound, standing)
    return standing
  }
}

const contentOf = ({ title, intakeOpensOn, intakeClosesOn }: RoundDraft): { readonly title: string; readonly intakeOpensOn: PlainDate; readonly intakeClosesOn: PlainDate } =>
  ({ title: title.trim(), intakeOpensOn: intakeOpensOn as PlainDate, intakeClosesOn: intakeClosesOn as PlainDate })

export const needsReason = (reason: string): readonly Problem[] => when(reason.trim() === '' || reason.length > 1_000, problem('REASON_REQUIRED', 'reason', 'Give the reason in 1 to 1,000 characters. It stays in the record of the round.'))
