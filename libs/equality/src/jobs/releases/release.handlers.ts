import { Injectable } from '@nestjs/common'
import { plainDate } from '#kernel'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { publishEqualityRelease } from '../../application/releases/publish-release.job.js'
import { ReleaseRequestsService } from '../../application/releases/release-requests.service.js'
import { ReleaseUpkeepService } from '../../application/releases/release-upkeep.service.js'
import { removeExpiredAggregates, requestDueReleases } from './release.jobs.js'

@Injectable()
@HandlesJob(publishEqualityRelease)
export class PublishEqualityReleaseHandler implements JobHandler<{ readonly publicationId: string; readonly on: string }> {
  constructor(private readonly releases: ReleaseRequestsService) {}

  async handle({ publicationId, on }: { readonly publicationId: string; readonly on: string }, { ctx }: JobRun): Promise<void> {
    await this.releases.take(ctx, publicationId, plainDate(on))
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
