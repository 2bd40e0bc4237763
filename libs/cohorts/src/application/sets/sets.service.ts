import { Injectable } from '@nestjs/common'
import { asId, err, isId, newId, ok, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { type SetPersonRow, SetQueries, type SetRow } from '../../data/sets/set.queries.js'
import { can, isOnRegister, MAX_SETS, planSets, type SetId, type SetMember, type SetsPlan } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { requireRunAccess } from '../sessions/run-access.js'

/** Action-learning sets: forming them, moving people by hand, seeing one's own. */
@Injectable()
export class SetsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: SetQueries,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
  ) {}

  /** All sets of a run, for those who see its people. */
  async page(ctx: Ctx, runId: string, first: number, after: number | undefined): Promise<{ rows: SetRow[]; total: number; mayManage: boolean }> {
    const standing = await this.standing.forRun(ctx, runId)
    requireRunAccess(ctx, can.seeRoster, standing)
    return { ...(await this.queries.page(runId, first, after)), mayManage: can.formSetsOfRun.permits(standing) }
  }

  /** The set that the viewer is in; `undefined` when they are in none. */
  async mine(ctx: Ctx, runId: string): Promise<SetRow | undefined> {
    const personId = requirePerson(ctx)
    requireAccess(ctx, can.seeRun, await this.standing.forRun(ctx, runId))
    return this.queries.ofPerson(runId, personId)
  }

  /** What forming (or re-balancing) would come to, without doing it. */
  async preview(ctx: Ctx, runId: string, count: number | undefined): Promise<Result<SetsPlan, readonly UserError[]>> {
    requireRunAccess(ctx, can.formSetsOfRun, await this.standing.forRun(ctx, runId))
    return plan(await this.queries.known(runId), await this.queries.people(runId), count)
  }

  /** Divides the people on the register into sets: what `preview` showed, for the people who are there now. */
  async form(ctx: Ctx, runId: string, count: number | undefined): Promise<Result<SetsPlan, readonly UserError[]>> {
    requireRunAccess(ctx, can.formSetsOfRun, await this.standing.forRun(ctx, runId))
    return this.uow.run(async (tx) => {
      await this.queries.lock(tx, runId)
      const planned = plan(await this.queries.known(runId, tx), await this.queries.people(runId, tx), count)
      if (!planned.ok) return planned
      await this.queries.apply(tx, runId, planned.value.sets, ctx.now)
      await this.audit.record(tx, ctx, { action: can.formSetsOfRun.action, subject: { kind: 'run', id: runId }, detail: { balance: planned.value.balance } })
      return planned
    })
  }

  /** Puts one learner into a set of their run, or into none. Errors: `SET_UNKNOWN`, `NOT_ON_REGISTER`. */
  async move(ctx: Ctx, enrolmentId: string, setId: string | null): Promise<Result<SetId | null, readonly UserError[]>> {
    const standing = await this.standing.forEnrolment(ctx, enrolmentId)
    requireAccess(ctx, can.seeEnrolment, standing)
    requireRunAccess(ctx, can.formSetsOfRun, standing)
    if (!isOnRegister(standing.state)) return err([{ code: 'NOT_ON_REGISTER', field: 'enrolmentId', message: 'This person is not on the register of the run.' }])
    return this.uow.run(async (tx) => {
      await this.queries.lock(tx, standing.runId)
      if (setId === null) {
        await this.queries.remove(tx, standing.enrolmentId)
      } else {
        const target = isId(setId) ? await this.queries.byId(setId, tx) : undefined
        if (target?.runId !== standing.runId) return err([{ code: 'SET_UNKNOWN', field: 'setId', message: 'Choose one of the sets of this run.' }])
        await this.queries.place(tx, [{ enrolmentId: standing.enrolmentId, setId: target.id }], ctx.now)
      }
      await this.audit.record(tx, ctx, { action: 'sets:move', subject: { kind: 'enrolment', id: standing.enrolmentId }, detail: { setId } })
      return ok(setId === null ? null : asId<SetId>(setId))
    })
  }

  async rename(ctx: Ctx, setId: string, name: string): Promise<Result<SetRow, readonly UserError[]>> {
    const set = await this.byId(ctx, setId)
    requireRunAccess(ctx, can.formSetsOfRun, await this.standing.forRun(ctx, set.runId))
    const tidy = name.trim().replaceAll(/\s+/gu, ' ')
    if (tidy === '' || tidy.length > 80) return err([{ code: 'NAME_INVALID', field: 'name', message: 'Enter a name of at most 80 characters.' }])
    await this.uow.run((tx) => this.queries.rename(tx, set.id, tidy))
    return ok({ ...set, name: tidy })
  }

  /** A set, for its members and for those who see the run's people; NOT_FOUND for everybody else. */
  async byId(ctx: Ctx, setId: string): Promise<SetRow> {
    const set = isId(setId) ? await this.queries.byId(setId) : undefined
    if (!set) throw notFound('The set')
    const standing = await this.standing.forRun(ctx, set.runId)
    const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : undefined
    if (!can.seeRoster.permits(standing) && !set.members.some((member) => member.personId === personId)) throw notFound('The set')
    return set
  }
}

const memberOf = ({ enrolmentId, organisationId, region, setId }: SetPersonRow): SetMember =>
  ({ enrolmentId, organisationId, region: region ?? undefined, setId: setId ?? undefined })

function plan(known: Parameters<typeof planSets>[0], people: readonly SetPersonRow[], count: number | undefined): Result<SetsPlan, readonly UserError[]> {
  if (people.length === 0) return err([{ code: 'NOBODY_ON_REGISTER', field: '', message: 'Nobody has accepted a place in this run yet. Form sets once people have.' }])
  if (count !== undefined && (count < 1 || count > Math.min(MAX_SETS, people.length))) {
    return err([{ code: 'COUNT_OUT_OF_RANGE', field: 'count', message: `Choose from 1 to ${Math.min(MAX_SETS, people.length)} sets.` }])
  }
  return ok(planSets(known, people.map(memberOf), newId<SetId>, count))
}
