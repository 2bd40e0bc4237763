import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { PersonId } from '#kernel'
import { connectionTypes, MutationPayload } from '#platform/graphql'
import type { SessionView } from '../../application/sessions/sessions.service.js'
import { can } from '../../domain/index.js'

@ObjectType('CohortSession', { description: 'One meeting of a cohort run.' })
export class CohortSessionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The run that it belongs to.' }) runId!: string
  @Field(() => ID, { nullable: true, description: 'Shared by the sessions that were planned as one series.' }) seriesId!: string | null
  @Field(() => ID, { nullable: true, description: 'The curriculum item that it serves; absent when it counts towards none.' }) itemId!: string | null
  @Field(() => String, { description: 'What it is about.' }) title!: string
  @Field(() => String, { description: 'scheduled, rescheduled (takes place at another time than first announced), held or cancelled.' }) state!: string
  @Field(() => Date, { description: 'When it starts. Show it as London clock time.' }) startsAt!: Date
  @Field(() => Date, { description: 'When it ends.' }) endsAt!: Date
  @Field(() => Int, { description: 'Its length in minutes: what full attendance is worth.' }) minutes!: number
  @Field(() => String, { description: 'in_person, online or hybrid.' }) mode!: string
  @Field(() => String, { nullable: true, description: 'Where people meet.' }) location!: string | null
  @Field(() => String, { nullable: true, description: 'Where people join online: shown to those on the register and those who run it.' }) joinUrl!: string | null
  @Field(() => String, { nullable: true, description: 'Why it was last moved or cancelled.' }) reason!: string | null
  @Field(() => [ID], { description: 'The people who hold it.' }) facilitatorIds!: readonly PersonId[]
  @Field(() => Boolean, { description: 'Whether the viewer may change, move, hold and cancel it.' }) viewerCanManage!: boolean
  @Field(() => Boolean, { description: 'Whether the viewer may mark its register.' }) viewerCanMarkRegister!: boolean
  @Field(() => Boolean, { description: 'Whether the viewer may look up and change its code.' }) viewerCanSeeCode!: boolean
  @Field(() => Boolean, { description: 'Whether the viewer may mark themselves with its code.' }) viewerCanEnterCode!: boolean
}

/** The session as this viewer sees it. */
export function toSession({ standing, ...row }: SessionView): CohortSessionType {
  return {
    ...row,
    minutes: Math.floor((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
    joinUrl: standing.learnsInRun || can.manageSessions.permits(standing) ? row.joinUrl : null,
    viewerCanManage: can.manageSessions.permits(standing),
    viewerCanMarkRegister: can.markRegister.permits(standing),
    viewerCanSeeCode: can.seeSessionCode.permits(standing),
    viewerCanEnterCode: can.enterSessionCode.permits({ ...standing, isSelf: true }),
  }
}

@ObjectType()
export class CohortSessionConnection extends connectionTypes(CohortSessionType, 'CohortSession') {}

@ObjectType('CohortSessionChange', { description: 'Something that was done to a session.' })
export class CohortSessionChangeType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'schedule, edit, reschedule, hold or cancel.' }) action!: string
  @Field(() => String, { nullable: true, description: 'The reason given.' }) reason!: string | null
  @Field(() => Date, { description: 'Its start from then on.' }) startsAt!: Date
  @Field(() => Date, { description: 'Its end from then on.' }) endsAt!: Date
  @Field(() => ID, { nullable: true, description: 'Who did it; absent when Waymark did.' }) by!: string | null
  @Field(() => Date, { description: 'When it was done.' }) at!: Date
}

@ObjectType({ description: 'The sessions that were planned, or what stopped them: all or none.' })
export class ScheduleSessionsPayload extends MutationPayload {
  @Field(() => [CohortSessionType], { description: 'In order of time; empty when there were errors.' }) sessions!: CohortSessionType[]
}

@ObjectType({ description: 'The session as it now is, or what stopped the change.' })
export class CohortSessionPayload extends MutationPayload {
  @Field(() => CohortSessionType, { nullable: true, description: 'As it now is.' }) session!: CohortSessionType | null
}

@ObjectType({ description: 'The session\'s new code.' })
export class SessionCodePayload extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'Read it out in the room; the code before no longer works.' }) code!: string | null
}
