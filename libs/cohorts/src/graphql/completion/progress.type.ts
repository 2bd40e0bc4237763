import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'
import type { ProgressView } from '../../application/completion/progress.service.js'
import { can, type Missing } from '../../domain/index.js'

@ObjectType('MissingForCompletion', { description: 'Something that is still missing, with what to do about it.' })
export class MissingType {
  @Field(() => String, { description: 'ITEM_OUTSTANDING, OPTIONS_SHORT, ATTENDANCE_SHORT or PASSES_SHORT.' }) code!: string
  @Field(() => String, { description: 'attend_session, wait_for_session, ask_for_catch_up, complete_module, submit_assignment, resubmit_assignment, wait_for_marking, speak_to_facilitator, meet_mentor or choose_options.' }) nextStep!: string
  @Field(() => ID, { nullable: true, description: 'The item, of ITEM_OUTSTANDING.' }) itemId!: string | null
  @Field(() => [ID], { description: 'The items to choose from, of OPTIONS_SHORT.' }) openItemIds!: readonly string[]
  @Field(() => Int, { nullable: true, description: 'How many are done or passed, of OPTIONS_SHORT and PASSES_SHORT.' }) done!: number | null
  @Field(() => Int, { nullable: true, description: 'How many are needed, of OPTIONS_SHORT and PASSES_SHORT.' }) needed!: number | null
  @Field(() => Int, { nullable: true, description: 'Minutes still to attend, of ATTENDANCE_SHORT.' }) minutesShort!: number | null
}

@ObjectType('CurriculumProgress', { description: 'One item of the curriculum for one learner.' })
export class CurriculumProgressType {
  @Field(() => ID, { description: 'The item.' }) itemId!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'session, module, assignment or mentoring.' }) kind!: string
  @Field(() => String, { description: 'required, optional or option (one of a group to choose from).' }) requirement!: string
  @Field(() => String, { description: 'done, open, or locked: something that comes before it is not done.' }) status!: string
  @Field(() => [ID], { description: 'What a locked item waits for.' }) waitsFor!: readonly string[]
}

@ObjectType('LearningProgress', { description: 'How far a learner has come in a run, worked out from everything that is recorded.' })
export class LearningProgressType {
  @Field(() => ID, { description: 'Their enrolment.' }) enrolmentId!: string
  @Field(() => String, { description: 'The enrolment\'s state.' }) state!: string
  @Field(() => Boolean, { description: 'Whether everything asked for is done.' }) complete!: boolean
  @Field(() => Float, { description: 'Per cent; 100 exactly when complete.' }) progressPercent!: number
  @Field(() => Int, { description: 'Sessions attended, wholly or in part.' }) sessionsAttended!: number
  @Field(() => Int, { description: 'Minutes attended.' }) minutesAttended!: number
  @Field(() => Int, { description: 'Minutes of the sessions marked so far that count.' }) minutesCountable!: number
  @Field(() => [MissingType], { description: 'What is missing; empty when complete.' }) missing!: readonly MissingType[]
  @Field(() => [CurriculumProgressType], { description: 'The curriculum in its order.' }) items!: readonly CurriculumProgressType[]
  @Field(() => Boolean, { description: 'Whether the viewer may let the learner off an item.' }) viewerCanWaive!: boolean
  @Field(() => Boolean, { description: 'Whether the viewer may record a module as done.' }) viewerCanRecordModule!: boolean
  @Field(() => Boolean, { description: 'Whether the viewer may record mentoring as done.' }) viewerCanRecordMentoring!: boolean
}

@ObjectType({ description: 'The learner\'s progress with the record, or what stopped it.' })
export class LearningProgressPayload extends MutationPayload {
  @Field(() => LearningProgressType, { nullable: true, description: 'As it now is.' }) progress!: LearningProgressType | null
}

export function toProgress({ standing, progress, missing, items, ...view }: ProgressView): LearningProgressType {
  return {
    ...view,
    progressPercent: progress / 100,
    missing: missing.map(toMissing),
    items: items.map((item) => ({ itemId: item.id, title: item.title, kind: item.kind, requirement: item.requirement.type, status: item.status, waitsFor: item.waitsFor })),
    viewerCanWaive: can.waiveItem.permits(standing),
    viewerCanRecordModule: can.recordModule.permits(standing),
    viewerCanRecordMentoring: can.recordMentoring.permits(standing),
  }
}

const toMissing = (missing: Missing): MissingType => ({
  code: missing.code, nextStep: missing.nextStep,
  itemId: missing.code === 'ITEM_OUTSTANDING' ? missing.itemId : null,
  openItemIds: missing.code === 'OPTIONS_SHORT' ? missing.open : [],
  done: missing.code === 'OPTIONS_SHORT' ? missing.done : missing.code === 'PASSES_SHORT' ? missing.passed : null,
  needed: missing.code === 'OPTIONS_SHORT' || missing.code === 'PASSES_SHORT' ? missing.needed : null,
  minutesShort: missing.code === 'ATTENDANCE_SHORT' ? missing.minutesShort : null,
})
