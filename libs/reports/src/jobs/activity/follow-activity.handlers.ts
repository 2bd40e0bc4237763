import { Injectable, Logger } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { ActivityFactsService } from '#read-models'
import { ActivityReleasesService } from '../../application/activity/activity-releases.service.js'
import { ActivityService } from '../../application/activity/activity.service.js'
import { STRANDS } from '../../domain/strands.js'
import {
  type AttendanceChange, type EnrolmentChange, followAttendance, followEnrolment, followMatch, followMeeting, followReorganisation, followRound, followSession, type MatchChange,
  type MeetingChange, rebuildActivity, type Reorganised, type RoundPublication, type SessionChange,
} from './follow-activity.jobs.js'

@Injectable()
@HandlesJob(followEnrolment)
export class FollowEnrolmentHandler implements JobHandler<EnrolmentChange> {
  constructor(private readonly activity: ActivityService) {}

  async handle({ enrolmentId }: EnrolmentChange): Promise<void> {
    await this.activity.changed('cohorts', [enrolmentId])
  }
}

@Injectable()
@HandlesJob(followAttendance)
export class FollowAttendanceHandler implements JobHandler<AttendanceChange> {
  constructor(private readonly activity: ActivityService) {}

  async handle({ enrolmentIds }: AttendanceChange): Promise<void> {
    await this.activity.changed('cohorts', enrolmentIds)
  }
}

@Injectable()
@HandlesJob(followSession)
export class FollowSessionHandler implements JobHandler<SessionChange> {
  constructor(private readonly activity: ActivityService, private readonly facts: ActivityFactsService) {}

  async handle({ runId }: SessionChange): Promise<void> {
    await this.activity.changed('cohorts', await this.facts.enrolmentsOfRun(runId))
  }
}

@Injectable()
@HandlesJob(followMatch)
export class FollowMatchHandler implements JobHandler<MatchChange> {
  constructor(private readonly activity: ActivityService) {}

  async handle({ matchId }: MatchChange): Promise<void> {
    await this.activity.changed('mentoring', [matchId])
  }
}

@Injectable()
@HandlesJob(followMeeting)
export class FollowMeetingHandler implements JobHandler<MeetingChange> {
  constructor(private readonly activity: ActivityService) {}

  async handle({ matchId }: MeetingChange): Promise<void> {
    await this.activity.changed('mentoring', [matchId])
  }
}

@Injectable()
@HandlesJob(followRound)
export class FollowRoundHandler implements JobHandler<RoundPublication> {
  constructor(private readonly activity: ActivityService, private readonly facts: ActivityFactsService) {}

  async handle({ scenarioId }: RoundPublication): Promise<void> {
    await this.activity.changed('mentoring', await this.facts.matchesOfScenario(scenarioId))
  }
}

@Injectable()
@HandlesJob(followReorganisation)
export class FollowReorganisationHandler implements JobHandler<Reorganised> {
  constructor(private readonly activity: ActivityService, private readonly facts: ActivityFactsService) {}

  async handle({ predecessorIds, successorIds }: Reorganised): Promise<void> {
    const { enrolments, matches } = await this.facts.ofOrganisations([...predecessorIds, ...successorIds])
    await this.activity.changed('cohorts', enrolments)
    await this.activity.changed('mentoring', matches)
  }
}

@Injectable()
@HandlesJob(rebuildActivity)
export class RebuildActivityHandler implements JobHandler<object> {
  private readonly logger = new Logger('reports')

  constructor(private readonly activity: ActivityService, private readonly releases: ActivityReleasesService) {}

  async handle(_payload: object, { progress }: JobRun): Promise<void> {
    for (const [at, strand] of STRANDS.entries()) {
      const { agreed, cells } = await this.activity.rebuild(strand)
// No alarm: what an event that is still on its way tells of is found here first.
      if (!agreed) this.logger.log(`The roll-ups of ${strand} (${cells} cells) were behind the records, and are not any more`)
      await progress(at + 1, STRANDS.length)
    }
    await this.releases.forgetCounts()
  }
}
