import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'

const INSTANT = 'ISO instant.'

@ObjectType({ description: 'The learner\'s next session.' })
export class LearningSession {
  @Field(() => ID, { description: 'The session.' }) id!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => String, { description: `Start. ${INSTANT}` }) startsAt!: string
  @Field(() => String, { description: `End. ${INSTANT}` }) endsAt!: string
  @Field(() => String, { description: 'in_person, online or hybrid.' }) mode!: string
  @Field(() => String, { nullable: true, description: 'Where, unless it is online only.' }) location!: string | null
  @Field(() => String, { nullable: true, description: 'Address to join online.' }) joinUrl!: string | null
  @Field(() => String, { description: 'The run it belongs to.' }) runTitle!: string
  @Field(() => ID, { description: 'The viewer\'s enrolment in that run.' }) enrolmentId!: string
}

@ObjectType({ description: 'A place that waits for the viewer\'s answer.' })
export class LearningOffer {
  @Field(() => ID, { description: 'The enrolment to answer for.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The run.' }) runId!: string
  @Field(() => String, { description: 'The run\'s title.' }) runTitle!: string
  @Field(() => String, { description: 'The programme\'s title.' }) programmeTitle!: string
  @Field(() => String, { nullable: true, description: `When it lapses. ${INSTANT}` }) expiresAt!: string | null
}

@ObjectType({ description: 'An application on which the viewer decides.' })
export class LearningApproval {
  @Field(() => ID, { description: 'The enrolment.' }) enrolmentId!: string
  @Field(() => String, { description: 'Who applies.' }) personName!: string
  @Field(() => String, { description: 'For which run.' }) runTitle!: string
  @Field(() => String, { description: `Since when. ${INSTANT}` }) appliedAt!: string
}

@ObjectType({ description: 'An assignment that the viewer can hand in.' })
export class LearningAssignment {
  @Field(() => ID, { description: 'The enrolment.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The item of the curriculum.' }) itemId!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => String, { description: 'The run it belongs to.' }) runTitle!: string
  @Field(() => String, { nullable: true, description: 'Last day on which it is on time (YYYY-MM-DD).' }) dueOn!: string | null
  @Field(() => String, { description: 'not_submitted or returned.' }) state!: string
}

@ObjectType({ description: 'A session for which a code can be entered now.' })
export class LearningCode {
  @Field(() => ID, { description: 'The session.' }) sessionId!: string
  @Field(() => ID, { description: 'The enrolment.' }) enrolmentId!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => String, { description: 'The run it belongs to.' }) runTitle!: string
  @Field(() => String, { description: `Start. ${INSTANT}` }) startsAt!: string
}

@ObjectType({ description: 'One of the viewer\'s enrolments with their progress.' })
export class LearningEnrolment {
  @Field(() => ID, { description: 'The enrolment.' }) id!: string
  @Field(() => String, { description: 'Its state, such as applied, offered, active or completed.' }) state!: string
  @Field(() => ID, { description: 'The run.' }) runId!: string
  @Field(() => String, { description: 'The run\'s title.' }) runTitle!: string
  @Field(() => String, { description: 'The programme\'s title.' }) programmeTitle!: string
  @Field(() => String, { description: 'First day of the run (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { description: 'Last day of the run (YYYY-MM-DD).' }) endsOn!: string
  @Field(() => Float, { description: 'Progress towards completion in per cent; 100 exactly when complete.' }) progressPercent!: number
  @Field(() => Int, { description: 'Sessions attended, wholly or in part.' }) sessionsAttended!: number
  @Field(() => ID, { nullable: true, description: 'The certificate, once there is one.' }) certificateId!: string | null
}

@ObjectType({ description: 'A run that the viewer facilitates.' })
export class LearningTeaching {
  @Field(() => ID, { description: 'The run.' }) runId!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => String, { description: 'State of the run.' }) state!: string
  @Field(() => String, { description: 'First day (YYYY-MM-DD).' }) startsOn!: string
  @Field(() => String, { description: 'Last day (YYYY-MM-DD).' }) endsOn!: string
  @Field(() => Int, { description: 'Work that waits to be marked.' }) toMark!: number
  @Field(() => Int, { description: 'Posts that were reported and wait for a decision.' }) reportedPosts!: number
}

@ObjectType({ description: 'What the viewer is learning, and what to do now.' })
export class MyLearning {
  @Field(() => LearningSession, { nullable: true, description: 'The next session, or the one going on.' }) nextSession!: LearningSession | null
  @Field(() => [LearningOffer], { description: 'Places to accept or decline, soonest to lapse first.' }) offers!: LearningOffer[]
  @Field(() => Int, { description: 'Applications on which the viewer decides as line manager or standing in.' }) approvalCount!: number
  @Field(() => [LearningApproval], { description: 'The first 20 of them, longest waiting first.' }) approvals!: LearningApproval[]
  @Field(() => [LearningAssignment], { description: 'Work to hand in: returned, or due within 30 days; at most 20.' }) assignments!: LearningAssignment[]
  @Field(() => [LearningCode], { description: 'Sessions for which a code can be entered now.' }) codes!: LearningCode[]
  @Field(() => [LearningEnrolment], { description: 'The viewer\'s newest 50 enrolments.' }) enrolments!: LearningEnrolment[]
  @Field(() => [LearningTeaching], { description: 'Runs that the viewer facilitates and that are not over; at most 50.' }) teaching!: LearningTeaching[]
}
