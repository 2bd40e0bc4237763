import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { AskingFacts, CohortRunId, EnrolmentId, TransferRequestFacts, TransferRequestId, TransferRequestState } from '../../domain/index.js'
import { stateThere, wentOn } from '../enrolment/enrolment-sql.js'

export interface TransferRequestRow {
  readonly id: TransferRequestId
  readonly enrolmentId: EnrolmentId
  readonly personId: PersonId
  readonly fromRunId: CohortRunId
  readonly toRunId: CohortRunId
  readonly mayWait: boolean
  readonly reason: string
  readonly state: TransferRequestState
  readonly requestedAt: Date
  readonly decidedAt: Date | null
  readonly decidedById: PersonId | null
  readonly answer: string | null
  readonly newEnrolmentId: EnrolmentId | null
}

type Settled = { readonly id: TransferRequestId; readonly state: TransferRequestState }

const COLUMNS = `t.id, t.enrolment_id as "enrolmentId", e.person_id as "personId", e.run_id as "fromRunId", t.to_run_id as "toRunId", t.may_wait as "mayWait", t.reason, t.state,
  t.requested_at as "requestedAt", t.decided_at as "decidedAt", t.decided_by_id as "decidedById", t.answer, t.new_enrolment_id as "newEnrolmentId"`
const REQUESTS = 'cohorts.transfer_request t join cohorts.enrolment e on e.id = t.enrolment_id'
const ASKING = `e.state as enrolment, ${wentOn('e.id')} as "wentOn",
  exists (select from cohorts.transfer_request o where o.enrolment_id = e.id and o.state = 'open') as "hasOpen",
  (select count(*) from cohorts.transfer_request o where o.enrolment_id = e.id) as asked`

@Injectable()
export class TransferRequestQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<TransferRequestRow | undefined> {
    return on.maybeOne<TransferRequestRow>(`select ${COLUMNS} from ${REQUESTS} where t.id = $1`, [id])
  }

  /** The request, which nobody else settles before the transaction ends. */
  lock(tx: Tx, id: string): Promise<TransferRequestRow | undefined> {
    return tx.maybeOne<TransferRequestRow>(`select ${COLUMNS} from ${REQUESTS} where t.id = $1 for update of t`, [id])
  }

  /** The newest request of each enrolment. */
  newest(enrolmentIds: readonly string[]): Promise<TransferRequestRow[]> {
    return this.database.rows<TransferRequestRow>(
      `select distinct on (t.enrolment_id) ${COLUMNS} from ${REQUESTS} where t.enrolment_id = any($1::uuid[]) order by t.enrolment_id, t.requested_at desc, t.id desc`, [enrolmentIds])
  }

  /** What waits for an answer in a run, longest first; one more than asked. */
  async open(runId: string, first: number, after: readonly [string, string] | undefined): Promise<{ rows: TransferRequestRow[]; total: number }> {
    const waiting = `from ${REQUESTS} where e.run_id = $1 and t.state = 'open'`
    const [rows, { total }] = await Promise.all([
      this.database.rows<TransferRequestRow>(
        `select ${COLUMNS} ${waiting} and ($2::timestamptz is null or (t.requested_at, t.id) > ($2, $3::uuid)) order by t.requested_at, t.id limit $4`,
        [runId, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total ${waiting}`, [runId]),
    ])
    return { rows, total }
  }

  /** Whether people may ask, as far as their enrolments say. */
  asking(enrolmentIds: readonly string[]): Promise<(AskingFacts & { readonly enrolmentId: string })[]> {
    return this.database.rows(`select e.id as "enrolmentId", ${ASKING} from cohorts.enrolment e where e.id = any($1::uuid[])`, [enrolmentIds])
  }

  /** Everything on which a new request is judged. */
  async facts(tx: Tx, enrolmentId: string, toRunId: string): Promise<Omit<TransferRequestFacts, 'reason'> | undefined> {
    const run = (alias: string, version: string) => `'runId', ${alias}.id, 'programmeId', ${version}.programme_id, 'versionNumber', ${version}.number`
    const found = await tx.maybeOne<{ from: object; to: { enrolment: string | null }; asking: AskingFacts }>(
      `select json_build_object(${run('h', 'hv')}) as from, row_to_json(asking) as asking,
         json_build_object(${run('r', 'v')}, 'state', r.state, 'enrolment', ${stateThere('r.id', 'e.person_id')}) as to
       from cohorts.enrolment e join cohorts.cohort_run h on h.id = e.run_id join cohorts.programme_version hv on hv.id = h.programme_version_id
       cross join lateral (select ${ASKING}) asking
       join cohorts.cohort_run r on r.id = $2 join cohorts.programme_version v on v.id = r.programme_version_id where e.id = $1`, [enrolmentId, toRunId])
    return found && { from: { ...found.from, ...found.asking }, to: { ...found.to, enrolment: found.to.enrolment ?? undefined } } as unknown as Omit<TransferRequestFacts, 'reason'>
  }

  async insert(tx: Tx, row: Pick<TransferRequestRow, 'id' | 'enrolmentId' | 'toRunId' | 'mayWait' | 'reason'>, now: Date): Promise<void> {
    await tx.run(`insert into cohorts.transfer_request (id, enrolment_id, to_run_id, may_wait, reason, state, requested_at) values ($1, $2, $3, $4, $5, 'open', $6)`,
      [row.id, row.enrolmentId, row.toRunId, row.mayWait, row.reason, now])
  }

  async settle(tx: Tx, id: string, state: TransferRequestState, by: { readonly personId: PersonId | null; readonly answer: string | null }, now: Date): Promise<void> {
    await tx.run('update cohorts.transfer_request set state = $2, decided_by_id = $3, answer = $4, decided_at = $5 where id = $1', [id, state, by.personId, by.answer, now])
  }

  /** Somebody moved: an open request for that run is granted by it, one for a third run lapses. Answers what was open. */
  settleByMove(tx: Tx, move: { readonly fromId: string; readonly toRunId: string; readonly newId: string; readonly by: PersonId | null }, now: Date): Promise<Settled[]> {
    return tx.rows<Settled>(
      `update cohorts.transfer_request set state = case when to_run_id = $2 then 'accepted' else 'lapsed' end, decided_by_id = $4, decided_at = $5,
         new_enrolment_id = case when to_run_id = $2 then $3::uuid end
       where enrolment_id = $1 and state = 'open' returning id, state`, [move.fromId, move.toRunId, move.newId, move.by, now])
  }
}
