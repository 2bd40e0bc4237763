import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, type MembershipId, type OrganisationId, type PersonId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Executor, Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import type { ReorganisationRow } from '../data/reorganisation.queries.js'
import { ReorganisationFactsQueries, type StandingLine, type StandingMembership } from '../data/reorganisation-facts.queries.js'
import { continueStanding } from '../domain/continue-standing.js'
import { planReorganisation, type ReorganisationPlan } from '../domain/plan-reorganisation.js'
import { organisationChanged, organisationsReorganised } from '../events.js'
import { reorganise } from './people-policies.js'
import { reorganisationErrors } from './reorganisation-errors.js'

export type ReorganisationTerms = Pick<ReorganisationRow, 'kind' | 'on' | 'predecessorIds' | 'successors' | 'assignments' | 'defaultSuccessorId'>

/** Where a person of a predecessor goes; `undefined` when nobody decided. */
export const targetOf = (terms: ReorganisationTerms, personId: PersonId): OrganisationId | undefined =>
  terms.kind === 'merge' ? terms.successors[0]?.id : (terms.assignments[personId] ?? terms.defaultSuccessorId ?? undefined)

/** Plans a merge or split of organisations from the facts, and carries it out inside a transaction. */
@Injectable()
export class ReorganisationWriter {
  constructor(
    private readonly queries: ReorganisationFactsQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** What would change, with the memberships in question; or all that is wrong. */
  async plan(terms: ReorganisationTerms, on?: Executor): Promise<Result<{ plan: ReorganisationPlan; memberships: StandingMembership[] }, readonly UserError[]>> {
    const organisations = await this.queries.organisations(involved(terms), on)
    const memberships = await this.queries.memberships(involved(terms), terms.on, on)
    const plan = planReorganisation(
      {
        kind: terms.kind, date: terms.on, predecessorIds: terms.predecessorIds, successors: terms.successors,
        assignments: new Map(Object.entries(terms.assignments) as [PersonId, OrganisationId][]),
        ...(terms.defaultSuccessorId === null ? {} : { defaultSuccessorId: terms.defaultSuccessorId }),
      },
      { organisations, memberships: memberships.map((row) => ({ ...row, from: row.startsOn, to: row.endsOn ?? undefined })), openEnrolments: [] },
    )
    return plan.ok ? ok({ plan: plan.value, memberships }) : err(reorganisationErrors(plan.error, new Map(organisations.map(({ id, name }) => [id, name]))))
  }

  /** Carries it out. Open work of other parts follows by the event. */
  async apply(tx: Tx, ctx: Ctx, row: ReorganisationRow): Promise<Result<ReorganisationPlan, readonly UserError[]>> {
    await this.queries.lockOrganisations(tx, involved(row))
    const planned = await this.plan(row, tx)
    if (!planned.ok) return planned
    const { plan, memberships } = planned.value
    const moved = await this.moveMemberships(tx, ctx, row, plan, memberships)
    await this.moveLines(tx, row)
    const heir = row.kind === 'merge' ? row.successors[0]?.id : (row.defaultSuccessorId ?? undefined)
    for (const { organisationId, validTo } of plan.closures) await this.queries.close(tx, organisationId, validTo, row.successors, heir, ctx.now)
    await this.tell(tx, ctx, row, moved)
    return ok(plan)
  }

  private async moveMemberships(tx: Tx, ctx: Ctx, row: ReorganisationRow, plan: ReorganisationPlan, memberships: readonly StandingMembership[]): Promise<number> {
    const targets = new Map([...plan.continued, ...plan.redirected].map(({ membershipId, successorId }) => [membershipId, successorId]))
    const standing = memberships.map((one) => ({ ...one, key: one.role, from: one.startsOn, to: one.endsOn ?? undefined }))
    const moving = standing.flatMap((one) => { const target = targets.get(one.id); return target === undefined ? [] : [{ ...one, target }] })
    await this.queries.endStanding(tx, 'membership', moving.map(({ id }) => id), row.on)
    const opened = continueStanding(moving, standing.filter(({ id }) => !targets.has(id)), row.on)
    await this.queries.openMemberships(tx, opened.map(({ of, organisationId, keepsId, from, to }) => ({
      id: keepsId ? of.id : newId<MembershipId>(), personId: of.personId, organisationId, role: of.role, jobTitle: of.jobTitle, grade: of.grade, startsOn: from, endsOn: to ?? null,
    })), ctx.now)
    return moving.length
  }

  /** Line management goes on where person and manager go to the same organisation; else it ends, and the organisation decides anew. */
  private async moveLines(tx: Tx, row: ReorganisationRow): Promise<void> {
    const lines = (await this.queries.lines(tx, involved(row), row.on)).map((one: StandingLine) => ({ ...one, key: '', from: one.startsOn, to: one.endsOn ?? undefined }))
    const predecessors = new Set<string>(row.predecessorIds)
    const moving = lines.flatMap((one) => {
      const target = targetOf(row, one.personId)
      const together = target === targetOf(row, one.managerId)
      return predecessors.has(one.organisationId) && (target !== one.organisationId || !together) ? [{ ...one, target: together ? target : undefined }] : []
    })
    await this.queries.endStanding(tx, 'line_management', moving.map(({ id }) => id), row.on)
    const gone = new Set(moving.map(({ id }) => id))
    const opened = continueStanding(moving.flatMap(({ target, ...one }) => (target === undefined ? [] : [{ ...one, target }])), lines.filter(({ id }) => !gone.has(id)), row.on)
    await this.queries.openLines(tx, opened.map(({ of, organisationId, keepsId, from, to }) => ({
      id: keepsId ? of.id : newId(), personId: of.personId, managerId: of.managerId, organisationId, startsOn: from, endsOn: to ?? null,
    })))
  }

  private async tell(tx: Tx, ctx: Ctx, row: ReorganisationRow, memberships: number): Promise<void> {
    await this.audit.record(tx, ctx, {
      action: reorganise.action, subject: { kind: 'reorganisation', id: row.id },
      detail: { kind: row.kind, on: row.on, predecessorIds: row.predecessorIds, successors: row.successors, memberships },
    })
    await this.outbox.addMany(tx, ctx, organisationChanged, involved(row).map((organisationId) => ({ organisationId })))
    await this.outbox.add(tx, ctx, organisationsReorganised, {
      reorganisationId: row.id, kind: row.kind, on: row.on, predecessorIds: [...row.predecessorIds],
      successorIds: row.successors.map(({ id }) => id), defaultSuccessorId: row.defaultSuccessorId,
    })
  }
}

const involved = ({ predecessorIds, successors }: ReorganisationTerms): OrganisationId[] => [...new Set([...predecessorIds, ...successors.map(({ id }) => id)])]
