import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import type { Executor } from '#platform/database'
import { BLOCKING_STATES, type EnrolmentState, type RunState, type TransferRequestState } from '../../domain/index.js'

/** What messages about an enrolment say. */
export interface EnrolmentFacts {
  readonly enrolmentId: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly state: EnrolmentState
  readonly nominatedById: PersonId | null
  /** They came from another run, where they were told who had put them forward. */
  readonly cameFromRun: boolean
  readonly runId: string
  readonly runTitle: string
  readonly runState: RunState
  readonly startsOn: PlainDate
  readonly offerExpiresAt: Date | null
  /** It goes on in another run, or beside it in this one: two records of the person were merged. */
  readonly movedOn: boolean
}

export interface SpaceMessageFacts {
  readonly runId: string
  readonly setId: string | null
  readonly runTitle: string
  readonly title: string
  readonly body: string
  readonly authorId: PersonId
}

/** What messages about a wish to go on in another run say. */
export interface TransferRequestFactsRow {
  readonly id: string
  readonly state: TransferRequestState
  readonly personId: PersonId
  readonly enrolmentId: string
  readonly newEnrolmentId: string | null
  readonly answer: string | null
  readonly runId: string
  readonly runTitle: string
  /** Who runs the programme. */
  readonly ownerId: OrganisationId
  readonly wishedTitle: string
}

/** Reads for the words of messages, in the transaction that asks for them. */
@Injectable()
export class MessageFactsQueries {
  enrolments(on: Executor, ids: readonly string[]): Promise<EnrolmentFacts[]> {
    return on.rows<EnrolmentFacts>(
      `select e.id as "enrolmentId", e.person_id as "personId", e.organisation_id as "organisationId", e.state, e.nominated_by_id as "nominatedById",
         e.transferred_from_id is not null as "cameFromRun", r.id as "runId", r.title as "runTitle", r.state as "runState", r.starts_on as "startsOn", e.offer_expires_at as "offerExpiresAt",
         exists (select from cohorts.enrolment next where next.person_id = e.person_id and (next.transferred_from_id = e.id
           or next.run_id = e.run_id and next.id <> e.id and next.state = any($2))) as "movedOn"
       from cohorts.enrolment e join cohorts.cohort_run r on r.id = e.run_id where e.id = any($1::uuid[]) order by e.id`, [ids, BLOCKING_STATES])
  }

  /** How often an enrolment came to a state: tells one occasion from the next. */
  async timesIn(on: Executor, enrolmentId: string, state: string): Promise<number> {
    return (await on.one<{ n: number }>('select count(*) as n from cohorts.enrolment_history where enrolment_id = $1 and to_state = $2', [enrolmentId, state])).n
  }

  run(on: Executor, runId: string): Promise<{ readonly title: string; readonly organisationId: OrganisationId } | undefined> {
    return on.maybeOne('select title, organisation_id as "organisationId" from cohorts.cohort_run where id = $1', [runId])
  }

  async itemTitle(on: Executor, itemId: string): Promise<string> {
    return (await on.one<{ title: string }>('select title from cohorts.curriculum_item where id = $1', [itemId])).title
  }

  announcement(on: Executor, id: string): Promise<SpaceMessageFacts | undefined> {
    return on.maybeOne(
      `select a.run_id as "runId", a.set_id as "setId", r.title as "runTitle", a.title, a.body, a.author_id as "authorId"
       from cohorts.announcement a join cohorts.cohort_run r on r.id = a.run_id where a.id = $1 and a.retracted_at is null`, [id])
  }

  /** The learners of a space from after one, in order. */
  async learnersOf(on: Executor, space: { readonly runId: string; readonly setId: string | null }, after: PersonId | undefined, limit: number): Promise<PersonId[]> {
    const rows = await on.rows<{ id: PersonId }>(
      `select e.person_id as id from cohorts.enrolment e
       where e.run_id = $1 and e.state in ('accepted', 'active', 'completed') and ($3::uuid is null or e.person_id > $3)
         and ($2::uuid is null or exists (select from cohorts.set_member m where m.enrolment_id = e.id and m.set_id = $2))
       order by e.person_id limit $4`, [space.runId, space.setId, after ?? null, limit])
    return rows.map(({ id }) => id)
  }

  post(on: Executor, postId: string): Promise<{ readonly runId: string; readonly runTitle: string; readonly authorId: PersonId; readonly round: number } | undefined> {
    return on.maybeOne(
      `select t.run_id as "runId", r.title as "runTitle", p.author_id as "authorId",
         (select count(*) from cohorts.post_moderation m where m.post_id = p.id and m.action in ('dismiss', 'restore')) as round
       from cohorts.discussion_post p join cohorts.discussion_thread t on t.id = p.thread_id join cohorts.cohort_run r on r.id = t.run_id where p.id = $1`, [postId])
  }

  transferRequest(on: Executor, id: string): Promise<TransferRequestFactsRow | undefined> {
    return on.maybeOne<TransferRequestFactsRow>(
      `select t.id, t.state, e.person_id as "personId", e.id as "enrolmentId", t.new_enrolment_id as "newEnrolmentId", t.answer,
         r.id as "runId", r.title as "runTitle", r.organisation_id as "ownerId", wished.title as "wishedTitle"
       from cohorts.transfer_request t join cohorts.enrolment e on e.id = t.enrolment_id join cohorts.cohort_run r on r.id = e.run_id
       join cohorts.cohort_run wished on wished.id = t.to_run_id where t.id = $1`, [id])
  }

  async facilitatorsOf(on: Executor, runId: string): Promise<PersonId[]> {
    return (await on.rows<{ id: PersonId }>('select person_id as id from cohorts.run_facilitator where run_id = $1 order by person_id', [runId])).map(({ id }) => id)
  }
}
