import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import {
  milestoneAboutYouMessage, milestoneObjectedMessage, milestoneRejectedMessage, milestoneRevokedMessage, milestoneSuggestedMessage, milestoneToVerifyMessage, milestoneVerifiedMessage, milestoneWaitingMessage, NotificationsService,
} from '#notifications'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MilestoneCandidateQueries } from '../../data/evidence/milestone-candidate.queries.js'
import { MilestoneClaimQueries, type MilestoneClaimRow } from '../../data/evidence/milestone-claim.queries.js'
import { TargetQueries } from '../../data/plans/target.queries.js'
import { followDirectory } from '../follow/follow-policy.js'
import { request } from '../messages/request.js'
import { ClaimPeople } from './claim-people.js'

/** Verifiers are reminded of what has waited so long, and again after as long. */
export const REMIND_AFTER_DAYS = 14
const DAY_MS = 86_400_000

const TEMPLATES = { claim: milestoneAboutYouMessage, add_evidence: milestoneToVerifyMessage, verify: milestoneVerifiedMessage, reject: milestoneRejectedMessage, revoke: milestoneRevokedMessage, object: milestoneObjectedMessage } as const
type Occasion = keyof typeof TEMPLATES

/** What people of claims are told: whom it concerns, who made it, and who decides. */
@Injectable()
export class MilestoneMessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly claims: MilestoneClaimQueries,
    private readonly candidates: MilestoneCandidateQueries,
    private readonly targets: TargetQueries,
    private readonly people: ClaimPeople,
    private readonly notifications: NotificationsService,
  ) {}

  async moved(ctx: Ctx, { claimId, action, from, to, by }: { readonly claimId: string; readonly action: string; readonly from: string | null; readonly to: string; readonly by: string | null }): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    // More evidence for what waits already brings no new message.
    if (!(action in TEMPLATES) || (action === 'add_evidence' && from === to)) return
    const occasion = action as Occasion
    await this.uow.run(async (tx) => {
      const claim = await this.claims.one(claimId, tx)
      if (claim === undefined) return
      const target = await this.titleOf(claim)
      const told = new Set((await this.whoIsTold(ctx, claim, occasion)).filter((id) => id !== null && id !== by))
      await this.notifications.queueMany(tx, ctx, [...told].map((personId) => request({ template: TEMPLATES[occasion], personId: personId as PersonId, dedupeKey: `milestone:${claimId}:${action}:${String(claim.answeredAt?.getTime() ?? 0)}:${personId}`, data: { target, claimId } })))
    })
  }

  /** Tells somebody that their confirmed career suggests them, once for the same facts. */
  async suggested(ctx: Ctx, candidateId: string): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    await this.uow.run(async (tx) => {
      const candidate = await this.candidates.one(candidateId, tx)
      // Dealt with since, or the facts are others now: the next event tells what is true.
      if (candidate?.state !== 'open') return
      const { personId, factsHash } = candidate
      await this.notifications.queueMany(tx, ctx, [request({ template: milestoneSuggestedMessage, personId, dedupeKey: `milestone-suggested:${candidateId}:${factsHash.slice(0, 16)}:${personId}`, data: { target: await this.titleOf(candidate), candidateId } })])
    })
  }

  /** Answers of how many claims verifiers were reminded. Done twice, it reminds once. */
  async remind(ctx: Ctx): Promise<number> {
    requireAccess(ctx, followDirectory, undefined)
    return this.uow.run(async (tx) => {
      const waiting = await this.claims.takeUnreminded(tx, new Date(ctx.now.getTime() - REMIND_AFTER_DAYS * DAY_MS), ctx.now)
      const verifiers = await Promise.all(waiting.map((claim) => this.people.verifiersOf(ctx, claim)))
      const counts = new Map<PersonId, number>()
      for (const personId of verifiers.flat()) counts.set(personId, (counts.get(personId) ?? 0) + 1)
      const day = ctx.now.toISOString().slice(0, 10)
      await this.notifications.queueMany(tx, ctx, [...counts].map(([personId, claims]) => request({ template: milestoneWaitingMessage, personId, dedupeKey: `milestones-waiting:${day}:${personId}`, data: { claims, days: REMIND_AFTER_DAYS } })))
      return waiting.length
    })
  }

  private async whoIsTold(ctx: Ctx, claim: MilestoneClaimRow, occasion: Occasion): Promise<readonly (PersonId | null)[]> {
    if (occasion === 'claim') return [claim.personId]
    if (occasion === 'object') return [claim.claimedById]
    if (occasion === 'add_evidence') return (await this.people.verifiersOf(ctx, claim)).filter((id) => id !== claim.personId && id !== claim.claimedById)
    return [claim.claimedById, claim.personId]
  }

  private async titleOf({ targetId }: Pick<MilestoneClaimRow, 'targetId'>): Promise<string> {
    return (await this.targets.published([targetId]))[0]?.title ?? (await this.targets.identity(targetId))?.code ?? 'a target'
  }
}
