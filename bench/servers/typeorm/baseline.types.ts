import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes } from '#platform/graphql'

@ObjectType()
export class RosterEntry {
  @Field(() => ID) enrolmentId!: string
  @Field(() => ID) personId!: string
  @Field(() => ID) organisationId!: string
  @Field(() => String, { nullable: true }) region!: string | null
  @Field(() => String) state!: string
  @Field(() => Int) sessionsAttended!: number
  @Field(() => Int) minutesAttended!: number
  @Field(() => Float, { nullable: true }) attendancePercent!: number | null
  @Field(() => Float) progressPercent!: number
}

@ObjectType()
export class RosterConnection extends connectionTypes(RosterEntry, 'RosterEntry') {}

@ObjectType()
export class OrganisationEnrolment {
  @Field(() => ID) enrolmentId!: string
  @Field(() => ID) personId!: string
  @Field(() => String) state!: string
  @Field(() => String) route!: string
  @Field(() => ID) runId!: string
  @Field(() => String) appliedAt!: string
  @Field(() => String, { nullable: true }) completedAt!: string | null
  @Field(() => Float) progressPercent!: number
}

@ObjectType()
export class OrganisationEnrolmentConnection extends connectionTypes(OrganisationEnrolment, 'OrganisationEnrolment') {}

@ObjectType()
export class LearningSession {
  @Field(() => ID) id!: string
  @Field(() => ID) sessionId!: string
  @Field(() => String) title!: string
  @Field(() => String) startsAt!: string
  @Field(() => String) endsAt!: string
  @Field(() => String) mode!: string
  @Field(() => String, { nullable: true }) location!: string | null
  @Field(() => String, { nullable: true }) joinUrl!: string | null
  @Field(() => ID) enrolmentId!: string
  runId!: string
}

/** Serves the viewer's own enrolments, their offers and the applications that they decide. */
@ObjectType()
export class LearningEnrolment {
  @Field(() => ID) id!: string
  @Field(() => ID) enrolmentId!: string
  @Field(() => String) state!: string
  @Field(() => ID) runId!: string
  @Field(() => String, { nullable: true }) expiresAt!: string | null
  @Field(() => String) appliedAt!: string
  @Field(() => Float) progressPercent!: number
  @Field(() => Int) sessionsAttended!: number
  personId!: string
}

@ObjectType()
export class LearningAssignment {
  @Field(() => ID) enrolmentId!: string
  @Field(() => ID) itemId!: string
  @Field(() => String) title!: string
  @Field(() => String, { nullable: true }) dueOn!: string | null
  @Field(() => String) state!: string
  runId!: string
}

@ObjectType()
export class TaughtRun {
  @Field(() => ID) runId!: string
  @Field(() => String) title!: string
  @Field(() => String) state!: string
  @Field(() => String) startsOn!: string
  @Field(() => String) endsOn!: string
  @Field(() => Int) toMark!: number
  @Field(() => Int) reportedPosts!: number
}

@ObjectType()
export class Learning {
  @Field(() => ID) personId!: string
}
