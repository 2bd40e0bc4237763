import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { CertificateQueries } from '../../data/completion/certificate.queries.js'
import type { OwnedEnrolmentRow } from '../../data/people/enrolment-owners.queries.js'
import type { LockedRun } from '../../data/places/places.queries.js'
import { type EnrolmentAction, type EnrolmentState, holdsSeat } from '../../domain/index.js'
import { type EnrolmentChange, EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { PlacesService } from '../places/places.service.js'

const TWICE = 'They were in this run twice, under two records of the same person. The enrolment that was further along stays.'

/** Ends an enrolment that should not have been there beside another. */
@Injectable()
export class DuplicateCloser {
  constructor(
    private readonly writer: EnrolmentWriter,
    private readonly places: PlacesService,
    private readonly certificates: CertificateQueries,
    private readonly audit: AuditService,
  ) {}

  async close(tx: Tx, ctx: Ctx, run: LockedRun, { id, personId, state }: OwnedEnrolmentRow): Promise<void> {
    const step = (from: EnrolmentState, action: EnrolmentAction): EnrolmentChange[] => [{ enrolmentId: id, personId, from, action, reason: TWICE }]
    // Nobody leaves what they have completed, so of two completions the one that does not count is undone first, with its certificate.
    if (state === 'completed') {
      await this.writer.apply(tx, ctx, run, step('completed', 'undo_completion'))
      await this.certificates.revoke(tx, id, ctx.now)
      await this.audit.record(tx, ctx, { action: 'certificate:revoke', subject: { kind: 'enrolment', id } })
    }
    await this.writer.apply(tx, ctx, run, step(state === 'completed' ? 'active' : state, 'withdraw'))
    if (holdsSeat(state)) await this.places.allocate(tx, ctx, run)
  }
}
