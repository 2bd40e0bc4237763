import { Injectable } from '@nestjs/common'
import { ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { refused, type UserError } from '#platform/errors'
import { AgreementQueries, type AgreementRow } from '../../data/relationships/agreement.queries.js'
import { agreedAfterSave, type AgreementTerms, checkAgreement, decideAgree, type MatchId } from '../../domain/index.js'
import { checkOpen, RelationshipWork } from './relationship-work.js'

type Outcome = Result<MatchId, readonly UserError[]>

/** What the two agree on. Whoever writes it has agreed to it; it holds when the other has, to the same version. */
@Injectable()
export class AgreementsService {
  constructor(private readonly work: RelationshipWork, private readonly queries: AgreementQueries) {}

  /** Writes the terms anew; the same words as before count as agreeing to them. Errors: see `checkAgreement`. */
  save(ctx: Ctx, matchId: string, input: AgreementTerms): Promise<Outcome> {
    const terms = { ...input, purpose: input.purpose.trim(), confidentiality: input.confidentiality.trim() }
    return this.work.run(ctx, matchId, async (tx, partner): Promise<Outcome> => {
      const wrong = [...checkOpen(partner.match.state), ...checkAgreement(terms)]
      if (wrong.length > 0) return refused(wrong)
      const current = await this.queries.one(partner.match.id, tx)
      if (current !== undefined && same(current, terms)) {
        await this.queries.agree(tx, partner.match.id, partner.side, ctx.now)
        if (partner.side === 'mentee' ? current.mentorAgreedAt !== null : current.menteeAgreedAt !== null) await this.work.start(tx, ctx, partner)
      } else await this.queries.save(tx, partner.match.id, terms, agreedAfterSave(partner.side), ctx.now)
      return ok(partner.match.id)
    })
  }

  /** Agrees to the version that was read. Errors: NO_AGREEMENT, AGREEMENT_CHANGED. */
  agree(ctx: Ctx, matchId: string, version: number): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, partner): Promise<Outcome> => {
      const wrong = checkOpen(partner.match.state)
      if (wrong.length > 0) return refused(wrong)
      const current = await this.queries.one(partner.match.id, tx)
      const decided = decideAgree(current && { mentee: current.menteeAgreedAt !== null, mentor: current.mentorAgreedAt !== null, version: current.version }, partner.side, version)
      if (!decided.ok) return refused(decided.error)
      await this.queries.agree(tx, partner.match.id, partner.side, ctx.now)
      if (decided.value.both) await this.work.start(tx, ctx, partner)
      return ok(partner.match.id)
    })
  }
}

const same = (a: AgreementRow, b: AgreementTerms): boolean =>
  a.everyWeeks === b.everyWeeks && a.minutes === b.minutes && a.mode === b.mode && a.purpose === b.purpose && a.confidentiality === b.confidentiality
