import { Injectable } from '@nestjs/common'
import { err, londonDate, newId, ok, type OrganisationId, type PersonId, type Result } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import { isUniqueViolation, UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { type EntryRecordRow, EntryQueries, type EntryRunRow } from '../../data/enrolment/entry.queries.js'
import { PlainEntryQueries } from '../../data/places/plain-entry.queries.js'
import { decideEntry, type EnrolmentId, type Entry, type EntryFacts, type EntryRefusal, type EntryRoute, listEntryRefusals, offerExpiresAt } from '../../domain/index.js'
import { enrolmentChanged, offerMade } from '../../events.js'
import { actorName } from './enrolment-writer.js'
import { EntryBatch } from './entry-batch.js'
import { type Belonging, PeopleDirectory, type PersonOnDay } from './people-directory.js'

/** Somebody who is to come into a run. */
export interface Entrant {
  readonly personId: PersonId
  /** For which of their organisations; the one they belong to first of all when absent. */
  readonly organisationId?: OrganisationId | undefined
  readonly statement?: string | undefined
}

/** An entrant who may come in, with all that the write needs. */
export interface Admitted {
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly statement: string | undefined
  readonly belonging: Belonging
  readonly entry: Entry
}

export type Entered = Result<{ readonly enrolmentId: EnrolmentId; readonly state: 'applied' | 'offered' | 'waitlisted' }, EntryRefusal>

/** The way into a run, whatever the route. Whether the actor may use it is decided by the service in front. */
@Injectable()
export class EntryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: EntryQueries,
    private readonly plain: PlainEntryQueries,
    private readonly batch: EntryBatch,
    private readonly people: PeopleDirectory,
    private readonly outbox: Outbox,
  ) {}

  /** One person. The hot path: three reads, then one statement that takes the place. */
  async enter(ctx: Ctx, runId: string, route: EntryRoute, entrant: Entrant): Promise<Entered> {
    const run = await this.runOf(runId)
    const [admission] = await this.admit(ctx, run, route, [entrant])
    if (admission === undefined) throw new Error('An entrant was lost')
    if (!admission.ok) return admission
    const quick = admission.value.entry.enters === 'place' ? await this.tryPlain(ctx, run, route, admission.value) : undefined
    if (quick) return quick
    const entered = (await this.batch.enter(ctx, run, route, [admission.value])).get(admission.value.enrolmentId)
    if (entered === undefined) throw new Error('An entrant was lost')
    return entered
  }

  /** Many at once, each judged alone, in the order given. With `dryRun` nothing is written, and whoever could come in is `ok(undefined)`. */
  async enterMany(ctx: Ctx, runId: string, route: EntryRoute, entrants: readonly Entrant[], dryRun = false): Promise<readonly (Entered | { readonly ok: true; readonly value: undefined })[]> {
    const run = await this.runOf(runId)
    const admissions = await this.admit(ctx, run, route, entrants)
    if (dryRun) return admissions.map((admission) => (admission.ok ? ok(undefined) : admission))
    const admitted = admissions.flatMap((admission) => (admission.ok ? [admission.value] : []))
    const entered = admitted.length > 0 ? await this.batch.enter(ctx, run, route, admitted) : new Map<EnrolmentId, Entered>()
    return admissions.map((admission) => (admission.ok ? (entered.get(admission.value.enrolmentId) ?? ok(undefined)) : admission))
  }

  /** Every reason why somebody could not come in by themselves now, and by which route they would. */
  async explain(ctx: Ctx, runId: string, personId: PersonId): Promise<{ readonly route: EntryRoute; readonly refusals: readonly EntryRefusal[] }> {
    const run = await this.runOf(runId)
    const [people, [record]] = await Promise.all([this.people.onDay([personId], londonDate(ctx.now)), this.queries.records(run.runId, [personId])])
    const person = people.get(personId)
    const [belonging] = person?.belongsTo ?? []
    const route = run.routes.includes('self') && (!run.needsApproval || person?.isElectedMember === true) ? 'self' : 'application'
    if (person === undefined || belonging === undefined) return { route, refusals: [{ code: 'NOT_A_MEMBER_OF_ORGANISATION' }] }
    return { route, refusals: listEntryRefusals(await this.facts(ctx, run, route, person, belonging, record)) }
  }

  private async runOf(runId: string): Promise<EntryRunRow> {
    const run = await this.queries.run(runId)
    if (!run) throw notFound('The run')
    return run
  }

  private async admit(ctx: Ctx, run: EntryRunRow, route: EntryRoute, entrants: readonly Entrant[]): Promise<readonly Result<Admitted, EntryRefusal>[]> {
    const ids = [...new Set(entrants.map(({ personId }) => personId))]
    const [people, records] = await Promise.all([this.people.onDay(ids, londonDate(ctx.now)), this.queries.records(run.runId, ids)])
    const recordOf = new Map(records.map((record) => [record.personId, record]))
    return Promise.all(entrants.map(async (entrant): Promise<Result<Admitted, EntryRefusal>> => {
      const person = people.get(entrant.personId)
      const belonging = person?.belongsTo.find(({ organisationId }) => entrant.organisationId === undefined || organisationId === entrant.organisationId)
      if (person === undefined || belonging === undefined) return err({ code: 'NOT_A_MEMBER_OF_ORGANISATION' })
      const decision = decideEntry(await this.facts(ctx, run, route, person, belonging, recordOf.get(entrant.personId)))
      return decision.ok ? ok({ enrolmentId: newId<EnrolmentId>(), personId: entrant.personId, statement: entrant.statement?.trim() || undefined, belonging, entry: decision.value }) : decision
    }))
  }

  private async facts(ctx: Ctx, run: EntryRunRow, route: EntryRoute, person: PersonOnDay, { organisationId }: Belonging, record: EntryRecordRow | undefined): Promise<EntryFacts> {
    const today = londonDate(ctx.now)
    const asksApprover = route === 'application' && run.needsApproval && !person.isElectedMember
    const approverId = asksApprover ? await this.people.approverOf(person.personId, organisationId, today) : undefined
    return {
      route, today, organisationId,
      run: { state: run.state, opensOn: run.opensOn, closesOn: run.closesOn, closedEarlyOn: run.closedEarlyOn ?? undefined },
      programme: run,
      person: {
        background: person.background, isElectedMember: person.isElectedMember, approverId,
        organisationIds: person.belongsTo.map((belonging) => belonging.organisationId),
        completedProgrammes: record?.completedProgrammes ?? [], enrolment: record?.state ?? undefined,
      },
    }
  }

  private async tryPlain(ctx: Ctx, run: EntryRunRow, route: EntryRoute, { enrolmentId, personId, statement, belonging }: Admitted): Promise<Entered | undefined> {
    const expiresAt = offerExpiresAt(ctx.now, run.offerDays, run.startsOn)
    try {
      return await this.uow.run(async (tx): Promise<Entered | undefined> => {
        const taken = await this.plain.enter(tx, {
          enrolmentId, runId: run.runId, personId, ...belonging, route, statement, now: ctx.now, today: londonDate(ctx.now), expiresAt, historyId: newId(),
          actorId: personOf(ctx.actor), actorName: actorName(ctx.actor) ?? undefined,
        })
        if (taken === undefined) return undefined
        await this.outbox.add(tx, ctx, enrolmentChanged, { enrolmentId, runId: run.runId, personId, from: null, to: taken.state })
        if (taken.state === 'offered') await this.outbox.add(tx, ctx, offerMade, { enrolmentId, expiresAt: expiresAt.toISOString() })
        return ok({ enrolmentId, state: taken.state })
      })
    } catch (error) {
      if (!isUniqueViolation(error, 'enrolment_one_live')) throw error
      const [record] = await this.queries.records(run.runId, [personId])
      return err({ code: 'ALREADY_ENROLLED', state: record?.state ?? 'applied' })
    }
  }
}
