import { Injectable } from '@nestjs/common'
import { plainDate } from '#kernel'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { auditEqualityRelease, publishEqualityRelease } from '../../application/releases/publish-release.job.js'
import { ReleaseAuditsService } from '../../application/releases/release-audits.service.js'
import { ReleaseRequestsService } from '../../application/releases/release-requests.service.js'
import { ReleaseUpkeepService } from '../../application/releases/release-upkeep.service.js'
import { removeExpiredAggregates, requestDueReleases, requestWaitingReleases } from './release.jobs.js'

@Injectable()
@HandlesJob(publishEqualityRelease)
export class PublishEqualityReleaseHandler implements JobHandler<{ readonly publicationId: string; readonly on: string }> {
  constructor(private readonly releases: ReleaseRequestsService) {}

  async handle({ publicationId, on }: { readonly publicationId: string; readonly on: string }, { ctx }: JobRun): Promise<void> {
    await this.releases.take(ctx, publicationId, plainDate(on))
  }
}

@Injectable()
@HandlesJob(auditEqualityRelease)
export class AuditEqualityReleaseHandler implements JobHandler<{ readonly population: string; readonly on: string }> {
  constructor(private readonly audits: ReleaseAuditsService) {}

  async handle({ population, on }: { readonly population: string; readonly on: string }, run: JobRun): Promise<void> {
    await this.audits.run(run.ctx, population, plainDate(on), run)
  }
}

@Injectable()
@HandlesJob(requestWaitingReleases)
export class RequestWaitingReleasesHandler implements JobHandler<object> {
  constructor(private readonly releases: ReleaseRequestsService) {}

  async handle(_: object, { ctx }: JobRun): Promise<void> {
    await this.releases.requestWaiting(ctx)
  }
}

@Injectable()
@HandlesJob(requestDueReleases)
export class RequestDueReleasesHandler implements JobHandler<object> {
  constructor(private readonly releases: ReleaseRequestsService) {}

  async handle(_: object, { ctx }: JobRun): Promise<void> {
    await this.releases.requestDue(ctx)
  }
}

@Injectable()
@HandlesJob(removeExpiredAggregates)
export class RemoveExpiredAggregatesHandler implements JobHandler<object> {
  constructor(private readonly upkeep: ReleaseUpkeepService) {}

  async handle(_: object, { ctx }: JobRun): Promise<void> {
    await this.upkeep.removeExpired(ctx)
  }
}
