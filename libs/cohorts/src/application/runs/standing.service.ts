import { Injectable } from '@nestjs/common'
import { isId, londonDate, type OrganisationId, type PersonId } from '#kernel'
import { type Actor, type Ctx, holdsRole, isPlatformAdmin, personOf } from '#platform/access'
import type { Executor } from '#platform/database'
import { notFound } from '#platform/errors'
import { type EnrolmentStandingRow, type ProgrammeStandingRow, type RunStandingRow, StandingQueries, type VersionStandingRow } from '../../data/runs/standing.queries.js'
import { type Standing, STRANGER } from '../../domain/index.js'
import { type ApproverOnDay, PeopleDirectory } from '../enrolment/people-directory.js'

export type RunStanding = Standing & RunStandingRow
/** `standsInFor`: the absent manager for whom the actor decides on the application, where they do. */
export type EnrolmentStanding = Standing & EnrolmentStandingRow & { readonly standsInFor?: ApproverOnDay['standsInFor'] }
export type VersionStanding = Standing & VersionStandingRow
export type ProgrammeStanding = Standing & ProgrammeStandingRow

type TowardsPerson = Pick<Standing, 'isSelf' | 'isLineManagerOf' | 'administersOrganisation' | 'hasEnrolScope'> & Pick<EnrolmentStanding, 'standsInFor'>

/** The scope with which a program may enrol people. */
export const ENROL_SCOPE = 'enrolments:write'

/**
 * How the actor stands to a run, an enrolment, a version or a programme: what every `can.…` policy asks for.
 * Throws NOT_FOUND for what does not exist; whether the actor may know of it is the policy's word.
 */
@Injectable()
export class StandingService {
  constructor(private readonly queries: StandingQueries, private readonly people: PeopleDirectory) {}

  /** For questions about the whole run: nobody in particular is concerned, so `isSelf` and the like are false. */
  async forRun(ctx: Ctx, runId: string, on?: Executor): Promise<RunStanding> {
    const found = (await this.forRuns(ctx, [runId], on)).get(runId.toLowerCase())
    if (!found) throw notFound('The run')
    return found
  }

  /** Many at once, by id; unknown ones are left out. */
  async forRuns(ctx: Ctx, runIds: readonly string[], on?: Executor): Promise<ReadonlyMap<string, RunStanding>> {
    const rows = await this.queries.runs(runIds.filter(isId), personOf(ctx.actor), on)
    return new Map(rows.map((row) => [row.runId, { ...ofRun(ctx.actor, row), ...row }]))
  }

  /** For questions about one person's place in a run. */
  async forEnrolment(ctx: Ctx, enrolmentId: string, on?: Executor): Promise<EnrolmentStanding> {
    const found = (await this.forEnrolments(ctx, [enrolmentId], on)).get(enrolmentId.toLowerCase())
    if (!found) throw notFound('The enrolment')
    return found
  }

  /** Many at once, by id; unknown ones are left out. */
  async forEnrolments(ctx: Ctx, ids: readonly string[], on?: Executor): Promise<ReadonlyMap<string, EnrolmentStanding>> {
    const rows = await this.queries.enrolments(ids.filter(isId), personOf(ctx.actor), on)
    const towards = await this.towards(ctx, rows)
    return new Map(rows.map((row, at) => [row.enrolmentId, { ...ofRun(ctx.actor, row), ...towards[at], ...row }]))
  }

  /** For an enrolment that would be made: this person, for this organisation, in this run. */
  async forNewcomer(ctx: Ctx, runId: string, personId: PersonId, organisationId: OrganisationId, on?: Executor): Promise<RunStanding> {
    return { ...(await this.forRun(ctx, runId, on)), ...(await this.towards(ctx, [{ personId, organisationId }]))[0] }
  }

  /** For what an organisation does in a run: nominate and import its people, see its own. */
  async forOrganisationInRun(ctx: Ctx, runId: string, organisationId: OrganisationId, on?: Executor): Promise<RunStanding> {
    return { ...(await this.forRun(ctx, runId, on)), ...ofOrganisation(ctx.actor, organisationId) }
  }

  async forVersion(ctx: Ctx, versionId: string, on?: Executor): Promise<VersionStanding> {
    const row = isId(versionId) ? await this.queries.version(versionId, personOf(ctx.actor), on) : undefined
    if (!row) throw notFound('The programme version')
    return { ...ofOwner(ctx.actor, row.ownerId), facilitatesRun: row.facilitates, ...row }
  }

  async forProgramme(ctx: Ctx, programmeId: string, on?: Executor): Promise<ProgrammeStanding> {
    const row = isId(programmeId) ? await this.queries.programme(programmeId, on) : undefined
    if (!row) throw notFound('The programme')
    return { ...ofOwner(ctx.actor, row.ownerId), ...row }
  }

  /** For a programme that would be made by this organisation. */
  forOwner(ctx: Ctx, ownerId: OrganisationId): Standing {
    return ofOwner(ctx.actor, ownerId)
  }

  /** How the actor stands to each of these people in the organisation, in the order asked; the directory is asked once. */
  private async towards(ctx: Ctx, cases: readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[]): Promise<readonly TowardsPerson[]> {
    const me = personOf(ctx.actor)
    const others = me === undefined ? [] : cases.filter(({ personId }) => personId !== me)
    const approvers = others.length === 0 ? [] : await this.people.approversOf(others, londonDate(ctx.now))
    const approver = new Map(others.map((one, at) => [one, approvers[at]]))
    return cases.map((one) => {
      const found = approver.get(one)
      const isLineManagerOf = found !== undefined && found.personId === me
      return { isSelf: me === one.personId, isLineManagerOf, ...(isLineManagerOf && { standsInFor: found.standsInFor }), ...ofOrganisation(ctx.actor, one.organisationId) }
    })
  }
}

const ofOwner = (actor: Actor, ownerId: OrganisationId): Standing => ({
  ...STRANGER,
  isSignedIn: actor.kind !== 'anonymous' && actor.kind !== 'unlinked',
  isPlatformAdmin: isPlatformAdmin(actor),
  managesProgramme: holdsRole(actor, 'programme_manager', ownerId),
})

const ofRun = (actor: Actor, row: RunStandingRow): Standing => ({
  ...ofOwner(actor, row.ownerId), facilitatesRun: row.facilitates, learnsInRun: row.learns,
})

const ofOrganisation = (actor: Actor, organisationId: OrganisationId): Pick<Standing, 'administersOrganisation' | 'hasEnrolScope'> => ({
  administersOrganisation: holdsRole(actor, 'organisation_admin', organisationId),
  hasEnrolScope: actor.kind === 'machine' && actor.scopes.includes(ENROL_SCOPE) &&
    (actor.organisationId === undefined || actor.organisationId === organisationId),
})
