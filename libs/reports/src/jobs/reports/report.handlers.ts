import { Injectable } from '@nestjs/common'
import { asId } from '#kernel'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { ReportComputer } from '../../application/compute/report-computer.js'
import { ReportSchedule } from '../../application/reports/report-schedule.js'
import { computeReport, scheduleReports, sweepReports } from './report.jobs.js'

@Injectable()
@HandlesJob(computeReport)
export class ComputeReportHandler implements JobHandler<{ runId: string; reportId: string }> {
  constructor(private readonly computer: ReportComputer) {}

  handle({ runId }: { runId: string; reportId: string }, run: JobRun): Promise<void> {
    return this.computer.compute(asId(runId), run)
  }
}

@Injectable()
@HandlesJob(sweepReports)
export class SweepReportsHandler implements JobHandler<object> {
  constructor(private readonly schedule: ReportSchedule) {}

  handle(_payload: object, { ctx }: JobRun): Promise<void> {
    return this.schedule.sweep(ctx)
  }
}

@Injectable()
@HandlesJob(scheduleReports)
export class ScheduleReportsHandler implements JobHandler<object> {
  constructor(private readonly schedule: ReportSchedule) {}

  handle(_payload: object, { ctx }: JobRun): Promise<void> {
    return this.schedule.daily(ctx)
  }
}
