import { Injectable } from '@nestjs/common'
import { err, ok, transition } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import type { Tx } from '#platform/database'
import { refused, transitionErrors, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { PlanVersionQueries } from '../../data/plans/plan-version.queries.js'
import { can, decideApproval, decideProposal, isRefused, partsOf, type PlanVersionId, undecidedTargets, VERSION_TRANSITIONS, type VersionAction, type VersionState } from '../../domain/index.js'
import { planPublished } from '../../events.js'
import { contentHash } from './content-hash.js'
import { DraftWriter, type LockedVersion, type Outcome } from './draft-writer.js'
import { PlanAccess, planStanding } from './plan-access.js'
import { VersionContents } from './version-contents.js'

type Done = Outcome<PlanVersionId>
const CHANGED: UserError = { code: 'CONTENT_CHANGED', field: '', message: 'The plan no longer says what was approved. Propose it again.' }

/** From a draft to what is published: proposed, approved by every owner or returned, published. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly writer: DraftWriter,
    private readonly versions: PlanVersionQueries,
    private readonly contents: VersionContents,
    private readonly access: PlanAccess,
    private readonly outbox: Outbox,
  ) {}

  /** Puts a draft before its owners. Errors: what is missing, see `decideProposal`. */
  propose(ctx: Ctx, versionId: string): Promise<Done> {
    return this.step(ctx, versionId, 'propose', async (tx, locked, to) => {
      const content = await this.contents.of(locked.version, tx)
      const problems = decideProposal({
        title: content.title, narrative: content.narrative,
        targets: await this.contents.checked(content, tx),
        undecided: undecidedTargets(await this.contents.parentTargets(locked.version, tx), content.targets).map(({ title }) => title),
      })
      if (problems.length > 0) return refused(problems)
      await this.writer.move(tx, ctx, locked, 'propose', to, { reason: null, hash: contentHash(content) })
      return ok(locked.version.id)
    })
  }

  /**
   * A person of an owner approves what they had before them. The last owner's approval makes the version approved. Errors:
   * `CONTENT_CHANGED`, `SAME_PERSON`, `PART_APPROVED`. Throws FORBIDDEN for whoever speaks for no owner, platform administrators too.
   */
  approve(ctx: Ctx, versionId: string, seenHash: string): Promise<Done> {
    return this.step(ctx, versionId, 'approve', async (tx, locked, to) => {
      const { plan, version } = locked
      const { speaksFor } = this.mayApprove(ctx, locked)
      const personId = requirePerson(ctx)
      const hash = version.contentHash ?? ''
      const decision = decideApproval({ parts: partsOf(plan.scope), speaksFor, approved: await this.versions.approvals(version.id, tx), personId, seenHash, contentHash: hash })
      if (isRefused(decision)) return refused(decision)
      const organisationId = plan.owners.find(({ part }) => part === decision.part)?.organisationId
      if (organisationId === undefined) throw new Error('A part that approves has an owner')
      await this.versions.approve(tx, version.id, { part: decision.part, organisationId, personId, contentHash: hash, at: ctx.now })
      await this.writer.move(tx, ctx, locked, 'approve', decision.complete ? to : version.state, { reason: null, part: decision.part, hash })
      return ok(version.id)
    })
  }

  /** An owner sends a version back with comments; approvals end. */
  return(ctx: Ctx, versionId: string, comments: string): Promise<Done> {
    return this.step(ctx, versionId, 'return', async (tx, locked, to) => {
      const { speaksFor } = this.mayApprove(ctx, locked)
      if (comments.trim() === '' || comments.length > 5_000) return err([{ code: 'COMMENTS_LENGTH', field: 'comments', message: 'Say in 1 to 5,000 characters what has to change.' }])
      await this.versions.withdrawApprovals(tx, locked.version.id, ctx.now)
      await this.writer.move(tx, ctx, locked, 'return', to, { reason: comments.trim(), part: speaksFor[0] ?? null })
      return ok(locked.version.id)
    })
  }

  /** Publishes what every owner approved; the version before it is superseded in the same transaction. */
  publish(ctx: Ctx, versionId: string): Promise<Done> {
    return this.step(ctx, versionId, 'publish', async (tx, locked, to) => {
      const { plan, version } = locked
      if (plan.closedAt !== null) return err([{ code: 'PLAN_CLOSED', field: '', message: 'This plan is no longer kept: its organisation was reorganised.' }])
      const approvals = await this.versions.approvals(version.id, tx)
      const hash = contentHash(await this.contents.of(version, tx))
      // The state says so already; nothing is published on the strength of one column.
      if (hash !== version.contentHash || !partsOf(plan.scope).every((part) => approvals.some((one) => one.part === part && one.contentHash === hash))) return err([CHANGED])
      const former = await this.versions.published(plan.id, tx)
      if (former !== undefined) await this.writer.move(tx, ctx, { plan, version: former }, 'supersede', 'superseded', { reason: null, hash: former.contentHash })
      await this.writer.move(tx, ctx, locked, 'publish', to, { reason: null, hash })
      await this.outbox.add(tx, ctx, planPublished, { planId: plan.id, versionId: version.id, supersededVersionId: former?.id ?? null, areaKey: plan.areaKey })
      return ok(version.id)
    })
  }

  /** What a version says now, as one hash: what an approval has to name. */
  async hashOf(ctx: Ctx, versionId: string): Promise<string> {
    return contentHash(await this.contents.of((await this.access.version(ctx, versionId)).version))
  }

  private step(ctx: Ctx, versionId: string, action: VersionAction, work: (tx: Tx, locked: LockedVersion, to: VersionState) => Promise<Done>): Promise<Done> {
    return this.writer.locked(ctx, versionId, async (tx, locked): Promise<Done> => {
      const next = transition(VERSION_TRANSITIONS, locked.version.state, action)
      return next.ok ? work(tx, locked, next.value) : err(transitionErrors('This version', next.error))
    })
  }

  private mayApprove(ctx: Ctx, { plan }: LockedVersion): ReturnType<typeof planStanding> {
    const standing = planStanding(ctx, plan.owners)
    requireAccess(ctx, can.approvePlan, standing)
    return standing
  }
}
