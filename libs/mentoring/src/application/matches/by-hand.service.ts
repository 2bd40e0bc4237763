import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { ok, type Result } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { Database, UnitOfWork } from '#platform/database'
import { refused, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import type { ProfileRow } from '../../data/profiles/profile.queries.js'
import { can, decideByHand, type MatchId, problem, type Reason, type RuleAgainst, rulesAgainst } from '../../domain/index.js'
import { matchChanged } from '../../events.js'
import { MatchWriter } from './match-writer.js'
import { PairReasons } from './pair-reasons.js'
import { type HandPair, PairRules } from './pair-rules.js'

export interface HandPreview {
  readonly mentee: ProfileRow
  readonly mentor: ProfileRow
  readonly rules: readonly RuleAgainst[]
  readonly reasons: readonly Reason[]
}

/** Two people whom a manager matches by hand: the rules that always hold stand, others need a reason that is kept. */
@Injectable()
export class ByHandService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly checks: PairRules,
    private readonly reasons: PairReasons,
    private readonly writer: MatchWriter,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** What would speak for and against it now. Changes nothing. */
  async preview(ctx: Ctx, pair: HandPair): Promise<HandPreview> {
    const scheme = await this.checks.scheme(ctx, pair.schemeId)
    const [mentee, mentor] = await this.checks.two(this.database, scheme, pair)
    return { mentee, mentor, rules: rulesAgainst(await this.checks.broken(this.database, ctx, scheme, mentee.id, mentor.id)), reasons: await this.reasons.of(this.database, mentee, mentor) }
  }

  /** Proposes the pair, checked again under the locks of the scheme and both. Errors: a rule that always holds by its code; OVERRIDE_REASON_REQUIRED; SCHEME_NOT_OPEN. */
  async match(ctx: Ctx, pair: HandPair, overrideReason: string): Promise<Result<MatchId, readonly UserError[]>> {
    const { id } = await this.checks.scheme(ctx, pair.schemeId)
    return this.uow.run(async (tx): Promise<Result<MatchId, readonly UserError[]>> => {
      const scheme = await this.checks.held(tx, id)
      if (scheme.state !== 'open') return refused([problem('SCHEME_NOT_OPEN', '', 'People can be matched while the scheme is open.')])
      const [mentee, mentor] = await this.checks.two(tx, scheme, pair, tx)
      const broken = await this.checks.broken(tx, ctx, scheme, mentee.id, mentor.id)
      const decided = decideByHand(broken, overrideReason)
      if (!decided.ok) return refused(decided.error)
      const override = decided.value && { ...decided.value, byId: personOf(ctx.actor) ?? null }
      const reasons = await this.reasons.of(tx, mentee, mentor)
      const [matchId] = await this.writer.propose(tx, ctx, scheme, [{ menteeProfileId: mentee.id, mentorProfileId: mentor.id, scenarioId: null, source: 'by_hand', reasons, ...(override && { override }) }])
      if (matchId === undefined) throw new Error('The match was not made')
      await this.audit.record(tx, ctx, { action: can.matchByHand.action, subject: { kind: 'mentoring-match', id: matchId }, detail: { overridden: override?.rules ?? [] } })
      await this.outbox.add(tx, ctx, matchChanged, { matchId, schemeId: scheme.id, from: null, to: 'proposed', side: null })
      return ok(matchId)
    })
  }
}
