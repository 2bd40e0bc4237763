import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { CompletionQueries, type Counters } from '../../data/completion/completion.queries.js'
import { type LearningRecord, readLearningRecord } from '../../data/completion/learning-record.js'
import { type Completion, creditedMinutes, decideCompletion, deriveCompletion, sumAttendance } from '../../domain/index.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { CertificateIssuer } from './certificate-issuer.js'
import { CreditCarrier } from './credit-carrier.js'

/** Works out progress and completion, and what follows: the learner's state, the certificate. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CompletionQueries,
    private readonly writer: EnrolmentWriter,
    private readonly issuer: CertificateIssuer,
    private readonly credit: CreditCarrier,
  ) {}

  /** Derives one learner's completion from what is recorded and brings counters, state and certificate in line. Asked again, it changes nothing. */
  async derive(ctx: Ctx, enrolmentId: string): Promise<void> {
    const known = await this.queries.learner(enrolmentId)
    if (!known) return
    const words = await this.issuer.wordsFor(known)
    await this.uow.run(async (tx) => {
      const learner = await this.queries.lock(tx, enrolmentId)
      if (!learner) return
      await this.credit.carry(tx, ctx, learner)
      const record = readLearningRecord(await this.queries.record(tx, enrolmentId))
      const completion = deriveCompletion(record.rule, record.curriculum, record.events)
      await this.queries.saveCounters(tx, learner.enrolmentId, countersOf(record, completion))
      const change = decideCompletion(learner.state, completion)
      if (!change) return
      const action = change.certificate === 'issue' ? 'complete' : 'undo_completion'
      // Both states hold a seat, so the run's counters stand and its lock is not needed.
      const run = { id: learner.runId, offerDays: learner.offerDays, startsOn: learner.startsOn }
      await this.writer.apply(tx, ctx, run, [{ enrolmentId: learner.enrolmentId, personId: learner.personId, from: learner.state, action }])
      if (change.certificate === 'issue') await this.issuer.issue(tx, ctx, learner, words)
      else await this.issuer.revoke(tx, ctx, learner)
    })
  }

  /** Everybody on a run's register, one after the other: after its sessions changed. */
  async deriveRun(ctx: Ctx, runId: string, signal?: AbortSignal): Promise<void> {
    for (const enrolmentId of await this.queries.learnersOf(runId)) {
      signal?.throwIfAborted()
      await this.derive(ctx, enrolmentId)
    }
  }
}

/** What the roster shows: sessions and minutes of what is marked so far, and how far along the learner is. */
function countersOf({ marked, rule }: LearningRecord, completion: Completion): Counters {
  const sofar = marked.filter(({ mark }) => mark.status !== 'unmarked')
  const { attended, countable } = sumAttendance(sofar, rule.excused)
  return {
    sessionsAttended: sofar.filter(({ mark, minutes }) => creditedMinutes(mark, minutes) > 0).length,
    minutesAttended: attended, minutesCountable: countable, progress: completion.progress,
  }
}
