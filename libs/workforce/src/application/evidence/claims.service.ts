import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import { asId, err, isId, londonDate, newId, type OrganisationId, ok, type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { isUniqueViolation, type Tx, UnitOfWork } from '#platform/database'
import { problemErrors, refusal, type UserError } from '#platform/errors'
import { type ClaimFilter, MilestoneClaimQueries, type MilestoneClaimRow, type MilestoneEvidenceRow, type MilestoneHistoryRow } from '../../data/evidence/milestone-claim.queries.js'
import { canEvidence, checkClaim, type ClaimContent, type ClaimStanding, type ClaimState, type MilestoneClaimId } from '../../domain/index.js'
import { speaksForOrganisation } from '../plans/plan-access.js'
import { ClaimPeople } from './claim-people.js'
import { type ClaimOutcome, ClaimWriter, type NewEvidence } from './claim-writer.js'
import { evidenceViewer, MilestoneAccess } from './milestone-access.js'
import { type MilestoneTarget, MilestoneTargetsService } from './milestone-targets.service.js'

export interface NewClaim {
  readonly targetId: string
  /** On whose behalf; null: the actor claims it for themselves. */
  readonly claimantOrganisationId: string | null
  /** Whom it is about, where it is about a person other than the actor. */
  readonly personEmail: string | null
  readonly content: ClaimContent
  /** May come later; without it nobody can verify the claim. */
  readonly evidence: NewEvidence | null
}

interface CheckedClaim {
  readonly behalf: OrganisationId | null
  readonly personId: PersonId | null
  readonly content: ClaimContent
  readonly evidence: NewEvidence | null
  readonly me: PersonId
}

type Subject = Result<PersonId | null, readonly UserError[]>
const TARGET_UNKNOWN = refusal('TARGET_UNKNOWN', 'targetId', 'Choose a target of a published plan that counts milestones.')
const ALREADY = refusal('ALREADY_CLAIMED', '', 'There is a claim for this target already that is open or verified. Each person and each organisation counts once.')

/** Claims of milestones: made, evidenced, withdrawn, and answered by whom they concern. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly claims: MilestoneClaimQueries,
    private readonly access: MilestoneAccess,
    private readonly targets: MilestoneTargetsService,
    private readonly people: ClaimPeople,
    private readonly writer: ClaimWriter,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Newest first: those of the viewer, of organisations and plans they speak for, and those that they may look at as a verifier. */
  async list(ctx: Ctx, filter: ClaimFilter, first: number, after: readonly [string, string] | undefined): Promise<{ rows: MilestoneClaimRow[]; total: number }> {
    requirePerson(ctx)
    return this.claims.page(evidenceViewer(ctx), filter, first, after)
  }

  /** How many claims for a target the actor may know of, by state. */
  async counts(ctx: Ctx, targetId: string): Promise<readonly { readonly state: ClaimState; readonly count: number }[]> {
    requirePerson(ctx)
    return isId(targetId) ? this.claims.countsOf(evidenceViewer(ctx), targetId) : []
  }

  byId(ctx: Ctx, id: string): Promise<{ readonly claim: MilestoneClaimRow; readonly standing: ClaimStanding }> {
    return this.access.claim(ctx, id)
  }

  /** How the actor stands to a claim that they have been shown. */
  standing(ctx: Ctx, claim: MilestoneClaimRow): Promise<ClaimStanding> {
    return this.access.standing(ctx, claim)
  }

  /** Of claims that the actor has been shown, by claim. */
  async evidenceOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly MilestoneEvidenceRow[]>> {
    return Map.groupBy(await this.claims.evidenceOf(ids), ({ claimId }) => claimId)
  }

  /** Of a claim that the actor has been shown, newest first. */
  history(id: string): Promise<readonly MilestoneHistoryRow[]> {
    return this.claims.history(id)
  }

  /** Claims a milestone. Errors: what is wrong with it, `TARGET_UNKNOWN`, `PERSON_UNKNOWN`, `ORGANISATION_NOT_YOURS`, `CLAIMANT_MISSING`, `ALREADY_CLAIMED`, those of evidence. */
  async make(ctx: Ctx, { targetId, claimantOrganisationId, personEmail, content, evidence }: NewClaim): Promise<ClaimOutcome> {
    const me = requirePerson(ctx)
    const behalf = claimantOrganisationId === null ? null : asId<OrganisationId>(claimantOrganisationId)
    requireAccess(ctx, canEvidence.claim, { speaksForClaimant: behalf === null || speaksForOrganisation(ctx.actor, behalf) })
    const found = await this.targets.one(targetId)
    if (found === undefined) return TARGET_UNKNOWN
    const subject = await this.subjectOf(ctx, found, behalf, personEmail, content.organisationId)
    return subject.ok ? this.insert(ctx, found, { behalf, personId: subject.value, content, evidence, me }) : err([...(await this.problemsOf(ctx, found, content)), ...subject.error])
  }

  /** {@link make} for somebody whom the plan's owners know already: `also` is done in the same transaction, and what it refuses is refused. */
  async makeFor(ctx: Ctx, targetId: string, claim: { readonly behalf: OrganisationId; readonly personId: PersonId; readonly content: ClaimContent; readonly evidence: NewEvidence | null }, also: (tx: Tx, id: MilestoneClaimId) => Promise<ClaimOutcome>): Promise<ClaimOutcome> {
    requireAccess(ctx, canEvidence.claim, { speaksForClaimant: speaksForOrganisation(ctx.actor, claim.behalf) })
    const found = await this.targets.one(targetId)
    return found === undefined ? TARGET_UNKNOWN : this.insert(ctx, found, { ...claim, me: requirePerson(ctx) }, also)
  }

  /** Adds a document to a claim that has not been decided about. For whoever made it and their organisation. */
  async addEvidence(ctx: Ctx, id: string, evidence: NewEvidence): Promise<ClaimOutcome> {
    const { claim, standing } = await this.access.claim(ctx, id)
    requireAccess(ctx, canEvidence.change, standing)
    return this.uow.run((tx) => this.writer.addEvidence(tx, ctx, claim.id, evidence))
  }

  /** Takes a claim back before it is decided about. */
  async withdraw(ctx: Ctx, id: string): Promise<ClaimOutcome> {
    const { claim, standing } = await this.access.claim(ctx, id)
    requireAccess(ctx, canEvidence.change, standing)
    return this.uow.run(async (tx) => this.writer.step(tx, ctx, (await this.claims.lock(tx, claim.id)) ?? claim, 'withdraw', null))
  }

  /** Whom a claim concerns agrees or objects, as long as nobody has decided about it. An objection says why, and can be taken back by agreeing. Errors: `REASON_REQUIRED`, `DECIDED_ALREADY`. */
  async answer(ctx: Ctx, id: string, answer: 'agreed' | 'objected', reason: string | null): Promise<ClaimOutcome> {
    const { claim, standing } = await this.access.claim(ctx, id)
    requireAccess(ctx, canEvidence.answer, standing)
    const words = answer === 'objected' ? (reason?.trim() ?? '') : null
    if (words === '' || (words ?? '').length > 2_000) return refusal('REASON_REQUIRED', 'reason', 'Say why you object, in at most 2,000 characters.')
    return this.uow.run(async (tx): Promise<ClaimOutcome> => {
      const row = (await this.claims.lock(tx, claim.id)) ?? claim
      if (row.state !== 'claimed' && row.state !== 'evidenced') return refusal('DECIDED_ALREADY', '', 'This claim has been decided about or taken back, so there is nothing to answer any more.')
      await this.claims.setAnswer(tx, row.id, answer, words, ctx.now)
      await this.writer.note(tx, ctx, row, answer === 'agreed' ? 'agree' : 'object', row.state, words)
      return ok(row.id)
    })
  }

  private async problemsOf(ctx: Ctx, { target, parameters }: MilestoneTarget, content: ClaimContent): Promise<readonly UserError[]> {
    const { organisationId } = content
    const organisation = isId(organisationId) ? (await this.organisations.byIds([organisationId])).get(organisationId) : undefined
    return problemErrors(checkClaim(content, { parameters, today: londonDate(ctx.now), baselineOn: target.baselineOn, organisationKind: organisation?.kind }))
  }

  private async insert(ctx: Ctx, found: MilestoneTarget, { behalf, personId, content, evidence, me }: CheckedClaim, also?: (tx: Tx, id: MilestoneClaimId) => Promise<ClaimOutcome>): Promise<ClaimOutcome> {
    const problems = await this.problemsOf(ctx, found, content)
    if (problems.length > 0) return err(problems)
    const { target: { targetId }, parameters: { subject, milestone } } = found
    const id = newId<MilestoneClaimId>()
    const row = { ...content, title: content.title.trim(), grade: content.grade?.trim() || null, account: content.account.trim(), engagement: subject === 'person' ? content.engagement : null }
    return this.uow.run(async (tx): Promise<ClaimOutcome> => {
      await this.claims.lockTarget(tx, targetId)
      if ((await this.claims.live(tx, targetId, { personId, organisationId: content.organisationId })) !== undefined) return ALREADY
      await this.claims.insert(tx, { ...row, id, targetId, milestone, subject, personId, claimedById: me, claimantOrganisationId: behalf, claimedAt: ctx.now })
      await this.writer.note(tx, ctx, { id, targetId, state: null }, 'claim', 'claimed', null)
      const done = await also?.(tx, id)
      if (done?.ok === false) return done
      return evidence === null ? ok(id) : this.writer.addEvidence(tx, ctx, id, evidence)
    }).catch((error: unknown) => {
      if (isUniqueViolation(error, 'milestone_claim_one_person') || isUniqueViolation(error, 'milestone_claim_one_organisation')) return ALREADY
      throw error
    })
  }

  private async subjectOf(ctx: Ctx, { target, parameters }: MilestoneTarget, behalf: OrganisationId | null, email: string | null, organisationId: OrganisationId): Promise<Subject> {
    const owned = (await this.claims.owners(target)).filter((owner) => owner.ofPlan && owner.organisationId === behalf)
    if (parameters.subject === 'organisation') {
      if (behalf === null) return refusal('CLAIMANT_MISSING', 'claimantOrganisationId', 'Choose the organisation that makes this claim.')
      return owned.length > 0 || behalf === organisationId ? ok(null) : refusal('ORGANISATION_NOT_YOURS', 'organisationId', 'Choose the organisation that makes this claim. Only owners of the plan claim for others.')
    }
    if (behalf === null) return ok(requirePerson(ctx))
    // Anybody may own a plan for themselves: that must not tell them who has which address.
    const person = await this.people.named(ctx, email ?? '', behalf, owned.some(({ national }) => national))
    return person === undefined ? refusal('PERSON_UNKNOWN', 'personEmail', 'Enter the address under which somebody of the organisation is known here. Only owners of the national plan claim for others.') : ok(person)
  }
}
