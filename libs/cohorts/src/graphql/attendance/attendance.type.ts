import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { PersonId } from '#kernel'
import { connectionTypes, MutationPayload } from '#platform/graphql'

const STATUS = 'attended, partial, absent, excused or unmarked.'

@ObjectType('RegisterLine', { description: 'One learner on a session\'s register.' })
export class RegisterLineType {
  @Field(() => ID, { description: 'Their enrolment.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The learner.' }) personId!: PersonId
  @Field(() => ID, { description: 'The organisation that they came from.' }) organisationId!: string
  @Field(() => String, { description: STATUS }) status!: string
  @Field(() => Int, { nullable: true, description: 'Minutes of a partial mark.' }) minutes!: number | null
  @Field(() => Int, { description: 'Give it back when saving, so that a mark made in the meantime is not overwritten unseen; 0 while there is no mark.' }) version!: number
  @Field(() => String, { nullable: true, description: 'How the mark came: register or session_code.' }) via!: string | null
  @Field(() => ID, { nullable: true, description: 'Who marked.' }) recordedBy!: string | null
  @Field(() => Date, { nullable: true, description: 'When.' }) recordedAt!: Date | null
}

@ObjectType()
export class RegisterLineConnection extends connectionTypes(RegisterLineType, 'RegisterLine') {}

@ObjectType({ description: 'What became of a saved register. Lines without an error were saved, also where others had one.' })
export class SaveRegisterPayload extends MutationPayload {
  @Field(() => Int, { description: 'How many marks changed.' }) saved!: number
  @Field(() => [RegisterLineType], { description: 'The lines given, as they now are.' }) lines!: readonly RegisterLineType[]
}

@ObjectType({ description: 'The viewer\'s own mark, or why the code was not taken.' })
export class EnterSessionCodePayload extends MutationPayload {
  @Field(() => RegisterLineType, { nullable: true, description: 'Their line of the register.' }) line!: RegisterLineType | null
}

@ObjectType('AttendanceHistoryEntry', { description: 'A mark that a learner had, for a time or still.' })
export class AttendanceHistoryType {
  @Field(() => Int, { description: 'Counts from 1; the highest is the one that counts.' }) version!: number
  @Field(() => String, { description: STATUS }) status!: string
  @Field(() => Int, { nullable: true, description: 'Minutes of a partial mark.' }) minutes!: number | null
  @Field(() => String, { description: 'register or session_code.' }) via!: string
  @Field(() => String, { nullable: true, description: 'Why an earlier mark was corrected.' }) reason!: string | null
  @Field(() => ID, { nullable: true, description: 'Who marked.' }) recordedBy!: string | null
  @Field(() => Date, { description: 'When.' }) recordedAt!: Date
}

@ObjectType('RosterMark', { description: 'A learner\'s mark in one session.' })
export class RosterMarkType {
  @Field(() => ID, { description: 'The session.' }) sessionId!: string
  @Field(() => String, { description: STATUS }) status!: string
  @Field(() => Int, { nullable: true, description: 'Minutes of a partial mark.' }) minutes!: number | null
  @Field(() => Int, { description: 'See RegisterLine.version.' }) version!: number
}

@ObjectType('RosterEntry', { description: 'A learner of a run with their attendance so far.' })
export class RosterEntryType {
  @Field(() => ID, { description: 'Their enrolment.' }) enrolmentId!: string
  @Field(() => ID, { description: 'The learner.' }) personId!: PersonId
  @Field(() => ID, { description: 'The organisation that they came from.' }) organisationId!: string
  @Field(() => String, { nullable: true, description: 'Its region.' }) region!: string | null
  @Field(() => String, { description: 'accepted, active or completed.' }) state!: string
  @Field(() => ID, { nullable: true, description: 'Their action-learning set.' }) setId!: string | null
  @Field(() => Int, { description: 'Sessions attended, wholly or in part.' }) sessionsAttended!: number
  @Field(() => Int, { description: 'Minutes attended.' }) minutesAttended!: number
  @Field(() => Int, { description: 'Minutes of the sessions marked so far that count.' }) minutesCountable!: number
  @Field(() => Float, { description: 'Progress towards completion in per cent; 100 exactly when complete.' }) progressPercent!: number
  @Field(() => [RosterMarkType], { description: 'Marks so far, in order of the sessions.' }) marks!: readonly RosterMarkType[]
}

@ObjectType()
export class RosterEntryConnection extends connectionTypes(RosterEntryType, 'RosterEntry') {}
