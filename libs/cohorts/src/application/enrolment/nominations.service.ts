import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, isId, type OrganisationId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { can, type CohortPolicy, type EnrolmentId, type EntryRefusal, type EntryRoute, type Standing } from '../../domain/index.js'
import { refusalText } from '../refusals.js'
import { StandingService } from '../runs/standing.service.js'
import { type Entrant, EntryService } from './entry.service.js'
import { PeopleDirectory } from './people-directory.js'

/** Somebody whom an organisation puts forward, by id or by email address. */
export interface Nominee {
  readonly personId?: string | undefined
  readonly email?: string | undefined
  readonly statement?: string | undefined
}

/** What became of one nominee. `unchanged`: they were in the run already, so sending a list twice does no harm. */
export type NominationOutcome =
  | { readonly outcome: 'offered' | 'waitlisted' | 'applied'; readonly enrolmentId: EnrolmentId }
  | { readonly outcome: 'would_enter' | 'unchanged' }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }

export interface NominationOptions {
  readonly route: EntryRoute
  /** For which organisation; for each person the one that they belong to first of all when absent. */
  readonly organisationId?: OrganisationId | undefined
  readonly dryRun?: boolean
}

/** Most people in one call; files are read in portions of this size. */
export const NOMINATIONS_LIMIT = 200

/** People put forward by others: an organisation's administrator, the programme's manager, or a program with the scope. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly entry: EntryService,
    private readonly standing: StandingService,
    private readonly people: PeopleDirectory,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** One or several people, by hand; by a program it counts as route `api`. */
  async nominate(ctx: Ctx, runId: string, organisationId: OrganisationId, nominees: readonly Nominee[], dryRun = false): Promise<readonly NominationOutcome[]> {
    const isProgram = ctx.actor.kind === 'machine'
    await this.requireFor(ctx, runId, organisationId, isProgram ? can.importEnrolments : can.nominate)
    return this.enter(ctx, runId, nominees, { route: isProgram ? 'api' : 'nomination', organisationId, dryRun })
  }

  /** Whether the actor may bring in many at once; without an organisation only those who run the programme may. */
  async requireImport(ctx: Ctx, runId: string, organisationId: OrganisationId | undefined): Promise<void> {
    if (organisationId != null) return this.requireFor(ctx, runId, organisationId, can.importEnrolments)
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.manageRun, standing)
  }

  /** Enters nominees whom the actor may put forward: ask {@link requireImport} first. */
  async enter(ctx: Ctx, runId: string, nominees: readonly Nominee[], { route, organisationId, dryRun = false }: NominationOptions): Promise<readonly NominationOutcome[]> {
    const byEmail = await this.people.byEmails([...new Set(nominees.flatMap(({ email }) => (email === undefined ? [] : [normal(email)])))])
    const known = nominees.map(({ personId, email, statement }): Entrant | undefined => {
      const id = personId != null && isId(personId) ? asId<PersonId>(personId) : email === undefined ? undefined : byEmail.get(normal(email))
      return id === undefined ? undefined : { personId: id, organisationId, statement }
    })
    const entrants = known.filter((entrant) => entrant !== undefined)
    const results = entrants.length === 0 ? [] : await this.entry.enterMany(ctx, runId, route, entrants, dryRun)
    let next = 0
    const outcomes = known.map((entrant): NominationOutcome => {
      // A stranger and a member of another organisation get the same answer: nobody learns who has an account.
      if (entrant === undefined) return refused({ code: 'NOT_A_MEMBER_OF_ORGANISATION' })
      const result = results[next++]
      if (result === undefined || (result.ok && result.value === undefined)) return { outcome: 'would_enter' }
      return result.ok && result.value !== undefined ? { outcome: result.value.state, enrolmentId: result.value.enrolmentId } : refused(result.ok ? undefined : result.error)
    })
    if (!dryRun) await this.record(ctx, runId, route, outcomes)
    return outcomes
  }

  private async requireFor(ctx: Ctx, runId: string, organisationId: OrganisationId, policy: CohortPolicy<Standing>): Promise<void> {
    const standing = await this.standing.forOrganisationInRun(ctx, runId, organisationId)
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, policy, standing)
  }

  private async record(ctx: Ctx, runId: string, route: EntryRoute, outcomes: readonly NominationOutcome[]): Promise<void> {
    const entered = outcomes.filter((outcome) => 'enrolmentId' in outcome).length
    await this.uow.run((tx) => this.audit.record(tx, ctx, { action: can.nominate.action, subject: { kind: 'cohort_run', id: runId }, detail: { route, named: outcomes.length, entered } }))
  }
}

const normal = (email: string): string => email.trim().toLowerCase()

const refused = (refusal: EntryRefusal | undefined): NominationOutcome => {
  if (refusal === undefined || refusal.code === 'ALREADY_ENROLLED') return { outcome: 'unchanged' }
  return { outcome: 'refused', code: refusal.code, message: refusalText(refusal) }
}
