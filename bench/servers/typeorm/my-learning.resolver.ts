import { Context, Int, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Brackets, DataSource, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm'
import { londonDate } from '#kernel'
import { type BaselineContext, iso, percent, viewerOf } from './baseline-context.js'
import { Learning, LearningAssignment, LearningEnrolment, LearningSession, TaughtRun } from './baseline.types.js'
import { AttendanceMark, DiscussionPost, Enrolment, RunFacilitator, Session, Submission } from './learning.entities.js'
import { CurriculumItem, Delegation, LineManagement } from './people.entities.js'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const GOING = ['accepted', 'active']

const enrolmentView = (row: Enrolment): LearningEnrolment => ({
  id: row.id, enrolmentId: row.id, state: row.state, runId: row.runId, expiresAt: iso(row.offerExpiresAt), appliedAt: row.appliedAt.toISOString(),
  progressPercent: percent(row.progress), sessionsAttended: row.sessionsAttended, personId: row.personId,
})

const sessionView = (row: Session, enrolmentId: string): LearningSession => ({
  id: row.id, sessionId: row.id, title: row.title, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), mode: row.mode,
  location: row.location, joinUrl: row.joinUrl, enrolmentId, runId: row.runId,
})

const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const later = (one: string, other: string | null | undefined): string => (other != null && other > one ? other : one)

/** The learning page as repositories and field resolvers give it. */
@Resolver(() => Learning)
export class MyLearningResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query(() => Learning)
  myLearning(@Context() context: BaselineContext): Learning {
    return { personId: viewerOf(context) }
  }

  @ResolveField(() => LearningSession, { nullable: true })
  async nextSession(@Context() context: BaselineContext): Promise<LearningSession | null> {
    const mine = await this.going(context)
    const next = await this.dataSource.getRepository(Session).findOne({
      where: { runId: In(mine.map(({ runId }) => runId)), state: Not('cancelled'), endsAt: MoreThan(context.ctx.now) }, order: { startsAt: 'asc', id: 'asc' },
    })
    return next && sessionView(next, mine.find(({ runId }) => runId === next.runId)!.id)
  }

  @ResolveField(() => [LearningEnrolment])
  async offers(@Context() context: BaselineContext): Promise<LearningEnrolment[]> {
    return (await this.dataSource.getRepository(Enrolment).find({ where: { personId: viewerOf(context), state: 'offered' }, order: { offerExpiresAt: 'asc', id: 'asc' } })).map(enrolmentView)
  }

  @ResolveField(() => Int)
  async approvalCount(@Context() context: BaselineContext): Promise<number> {
    return (await this.pending(context)).length
  }

  @ResolveField(() => [LearningEnrolment])
  async approvals(@Context() context: BaselineContext): Promise<LearningEnrolment[]> {
    return (await this.pending(context)).slice(0, 20).map(enrolmentView)
  }

  @ResolveField(() => [LearningAssignment])
  async assignments(@Context() context: BaselineContext): Promise<LearningAssignment[]> {
    const mine = await this.dataSource.getRepository(Enrolment).find({ where: { personId: viewerOf(context), state: In(GOING), run: { state: In(['closed', 'in_progress']) } }, relations: { run: true } })
    const items = await this.dataSource.getRepository(CurriculumItem).findBy({ versionId: In(mine.map(({ run }) => run.programmeVersionId)), kind: 'assignment' })
    const submissions = await this.dataSource.getRepository(Submission).findBy({ enrolmentId: In(mine.map(({ id }) => id)) })
    const limit = addDays(londonDate(context.ctx.now), 30)
    return mine.flatMap(({ id: enrolmentId, runId, run }) => items.filter(({ versionId }) => versionId === run.programmeVersionId).map((item) => {
      const submission = submissions.find((one) => one.enrolmentId === enrolmentId && one.itemId === item.id)
      const dueOn = item.dueDays === null ? null : later(addDays(run.startsOn, item.dueDays), submission?.extendedTo)
      return { enrolmentId, runId, itemId: item.id, title: item.title, dueOn, state: submission?.state ?? 'not_submitted' }
    })).filter(({ state, dueOn }) => state === 'returned' || (state === 'not_submitted' && dueOn !== null && dueOn <= limit))
      .toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.enrolmentId.localeCompare(b.enrolmentId) || a.itemId.localeCompare(b.itemId)).slice(0, 20)
  }

  @ResolveField(() => [LearningSession])
  async codes(@Context() context: BaselineContext): Promise<LearningSession[]> {
    const mine = await this.going(context)
    const now = context.ctx.now.getTime()
    const open = await this.dataSource.getRepository(Session).find({
      where: { runId: In(mine.map(({ runId }) => runId)), state: Not('cancelled'), endsAt: MoreThan(new Date(now - 30 * MINUTE)), startsAt: LessThanOrEqual(new Date(now + 15 * MINUTE)) },
      order: { startsAt: 'asc', id: 'asc' },
    })
    const views = open.map((session) => sessionView(session, mine.find(({ runId }) => runId === session.runId)!.id))
    const marked = await this.dataSource.getRepository(AttendanceMark).findBy({ enrolmentId: In(views.map(({ enrolmentId }) => enrolmentId)), sessionId: In(views.map(({ id }) => id)), status: Not('unmarked') })
    return views.filter(({ id, enrolmentId }) => !marked.some((mark) => mark.sessionId === id && mark.enrolmentId === enrolmentId))
  }

  @ResolveField(() => [LearningEnrolment])
  async enrolments(@Context() context: BaselineContext): Promise<LearningEnrolment[]> {
    return (await this.dataSource.getRepository(Enrolment).find({ where: { personId: viewerOf(context) }, order: { appliedAt: 'desc', id: 'desc' }, take: 50 })).map(enrolmentView)
  }

  @ResolveField(() => [TaughtRun])
  async teaching(@Context() context: BaselineContext): Promise<TaughtRun[]> {
    const taught = await this.dataSource.getRepository(RunFacilitator).find({
      where: { personId: viewerOf(context), run: { state: Not(In(['completed', 'cancelled'])) } }, relations: { run: true }, order: { run: { startsOn: 'asc', id: 'asc' } }, take: 50,
    })
    return Promise.all(taught.map(async ({ run }) => ({
      runId: run.id, title: run.title, state: run.state, startsOn: run.startsOn, endsOn: run.endsOn,
      toMark: await this.dataSource.getRepository(Submission).countBy({ enrolment: { runId: run.id }, state: In(['submitted', 'resubmitted']) }),
      reportedPosts: await this.dataSource.getRepository(DiscussionPost).countBy({ thread: { runId: run.id }, state: 'reported' }),
    })))
  }

  private going(context: BaselineContext): Promise<Enrolment[]> {
    return this.dataSource.getRepository(Enrolment).findBy({ personId: viewerOf(context), state: In(GOING) })
  }

  /** Applications of those whose line manager the viewer is or stands in for. */
  private async pending(context: BaselineContext): Promise<Enrolment[]> {
    const today = londonDate(context.ctx.now)
    const onDay = { startsOn: LessThanOrEqual(today), endsOn: MoreThan(today) }
    const delegations = this.dataSource.getRepository(Delegation)
    const viewer = viewerOf(context)
    const managers = (await delegations.existsBy({ personId: viewer, ...onDay })) ? [] : [viewer]
    for (const manager of managers) {
      const standsFor = await delegations.findBy({ delegateId: manager, ...onDay })
      managers.push(...standsFor.map(({ personId }) => personId).filter((id) => !managers.includes(id)))
    }
    const reports = await this.dataSource.getRepository(LineManagement).find({ where: [{ managerId: In(managers), startsOn: LessThanOrEqual(today), endsOn: IsNull() }, { managerId: In(managers), ...onDay }] })
    if (reports.length === 0) return []
    return this.dataSource.getRepository(Enrolment).createQueryBuilder('e').where("e.state = 'applied'")
      .andWhere(new Brackets((any) => reports.forEach(({ personId, organisationId }, n) => any.orWhere(`(e.personId = :p${n} and e.organisationId = :o${n})`, { [`p${n}`]: personId, [`o${n}`]: organisationId }))))
      .orderBy('e.appliedAt').addOrderBy('e.id').getMany()
  }
}
