import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('CurriculumItem', { description: 'One piece of a programme\'s curriculum.' })
export class CurriculumItemType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Stays the same from version to version while the content counts as the same.' }) code!: string
  @Field(() => String, { description: 'What it is called.' }) title!: string
  @Field(() => String, { description: 'session, module, assignment or mentoring.' }) kind!: string
  @Field(() => String, { description: 'required, optional, or option: one of a group of which some are needed.' }) requirement!: string
  @Field(() => ID, { nullable: true, description: 'The group that it belongs to, with requirement option.' }) optionGroupId!: string | null
  @Field(() => [ID], { description: 'Items that have to be done first.' }) prerequisites!: readonly string[]
  @Field(() => Int, { nullable: true, description: 'Usual length in minutes.' }) duration!: number | null
  @Field(() => Int, { nullable: true, description: 'Assignments: due this many days after the run starts.' }) dueDays!: number | null
  @Field(() => Int, { nullable: true, description: 'Assignments: how often a returned piece may be handed in again.' }) maxResubmissions!: number | null
  @Field(() => Boolean, { nullable: true, description: 'Assignments: whether it has to be passed, not only handed in.' }) passRequired!: boolean | null
}

@ObjectType('OptionGroup', { description: 'Items of which some number is needed.' })
export class OptionGroupType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'What it is called.' }) title!: string
  @Field(() => Int, { description: 'How many of its items are needed.' }) choose!: number
}

@ObjectType('ProgrammeVersion', { description: 'A programme as promised to learners. Only a draft is edited.' })
export class ProgrammeVersionType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The programme.' }) programmeId!: string
  @Field(() => Int, { description: 'Counts from 1 within the programme.' }) number!: number
  @Field(() => String, { description: 'draft, published or retired.' }) state!: string
  @Field(() => [String], { description: 'Ways in: self, application, nomination, csv, api.' }) routes!: readonly string[]
  @Field(() => Boolean, { description: 'Whether a line manager has to approve an application.' }) needsApproval!: boolean
  @Field(() => Int, { description: 'Least attendance for completion, in basis points of all required minutes.' }) minAttendance!: number
  @Field(() => Int, { description: 'Share of a session, in basis points, from which it counts as done; 0 where `minAttendance` is all that is asked for and no single session is.' }) minSessionShare!: number
  @Field(() => String, { description: 'What excused minutes are: left_out, counts_as_attended or counts_as_absent.' }) excused!: string
  @Field(() => Int, { description: 'Least number of assignments passed.' }) minPasses!: number
  @Field(() => [OptionGroupType], { description: 'Groups of items of which some are needed.' }) optionGroups!: readonly OptionGroupType[]
  @Field(() => [ID], { description: 'Programmes that have to be completed before.' }) prerequisiteProgrammes!: readonly string[]
  @Field(() => [CurriculumItemType], { description: 'The curriculum, in order.' }) items!: readonly CurriculumItemType[]
  @Field(() => Date, { nullable: true, description: 'When it was published.' }) publishedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When it was retired.' }) retiredAt!: Date | null
}

@ObjectType('Programme', { description: 'A leadership programme.' })
export class ProgrammeType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'The organisation that owns it.' }) organisationId!: string
  @Field(() => String, { description: 'Its name.' }) title!: string
  @Field(() => String, { description: 'What it is for.' }) summary!: string
  @Field(() => String, { description: 'non_digital_leaders, digital_practitioners, elected_members or open.' }) audience!: string
  @Field(() => String, { description: 'The body whose cell of the responsibility matrix it serves.' }) matrixBody!: string
  @Field(() => String, { description: 'The area of that cell.' }) matrixArea!: string
  @Field(() => String, { description: 'mandatory, recommended or optional for its audience.' }) obligation!: string
}

@ObjectType()
export class ProgrammeConnection extends connectionTypes(ProgrammeType, 'Programme') {}

@ObjectType({ description: 'The programme that was written, or what stopped it.' })
export class ProgrammePayload extends MutationPayload {
  @Field(() => ProgrammeType, { nullable: true, description: 'As it now is.' }) programme!: ProgrammeType | null
}

@ObjectType({ description: 'The version that was written, or what stopped it.' })
export class ProgrammeVersionPayload extends MutationPayload {
  @Field(() => ProgrammeVersionType, { nullable: true, description: 'As it now is.' }) version!: ProgrammeVersionType | null
}
