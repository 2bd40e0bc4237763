import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { ReportQueries } from '../../data/reports/report.queries.js'
import type { ReportId } from '../../domain/ids.js'
import { changeCadence } from './change-cadence.js'
import { makeReport, readReport, requireReadable, seeProvisional } from './report-policies.js'
import { ReportStanding } from './report-standing.js'

/** Whether reports are computed by themselves after each quarter. */
@Injectable()
export class ReportCadence {
  constructor(private readonly uow: UnitOfWork, private readonly reports: ReportQueries, private readonly standing: ReportStanding, private readonly audit: AuditService) {}

  /**
   * Has a report computed by itself from the next quarter on, or ends that. For those who make it; NOT_FOUND for whoever may not know of it. What is
   * under way goes on, and what was computed stays. Said twice, it changes nothing.
   */
  async set(ctx: Ctx, id: string, quarterly: boolean): Promise<Result<ReportId, readonly UserError[]>> {
    const { report, facts } = await this.standing.ofReport(ctx, id)
    requireReadable(ctx, report.latestAsOf === null ? seeProvisional : readReport, facts)
    requireAccess(ctx, makeReport, facts)
    return this.uow.run(async (tx) => {
      const locked = await this.reports.lock(tx, report.id)
      if (locked === undefined) throw notFound('The report')
      await changeCadence({ reports: this.reports, audit: this.audit }, tx, ctx, locked, quarterly ? 'quarterly' : 'on_demand')
      return ok(report.id)
    })
  }
}
