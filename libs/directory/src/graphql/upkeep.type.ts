import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload, UserErrorType } from '#platform/graphql'

@ObjectType('DuplicatePair', { description: 'Two records that may be one person.' })
export class DuplicatePairType {
  @Field(() => Int, { description: 'How likely, 0 to 100. A human decides.' }) score!: number
  @Field(() => [String], { description: 'Why: SAME_EMAIL, PREVIOUS_EMAIL, SAME_NAME_SAME_ORGANISATION, SAME_NAME or SIMILAR_NAME_SAME_ORGANISATION.' }) reasons!: readonly string[]
  /** Not shown: keys of the two people. */
  personId!: string
  otherId!: string
}

@ObjectType('MergeConflict', { description: 'What two records say differently.' })
export class MergeConflictType {
  @Field(() => String, { description: 'givenName, familyName, background, locale, primaryEmail or lineManagerId.' }) field!: string
  @Field(() => String, { description: 'What the record that stays says.' }) keep!: string
  @Field(() => String, { description: 'What the record that is absorbed says.' }) absorb!: string
}

@ObjectType({ description: 'What a merge would do, or why it cannot be.' })
export class MergePreviewPayload extends MutationPayload {
  @Field(() => [MergeConflictType], { description: 'Each needs a decision.' }) conflicts!: readonly MergeConflictType[]
  @Field(() => [String], { description: 'All addresses of the united record.' }) emails!: readonly string[]
  @Field(() => Int, { description: 'Memberships that move over.' }) moved!: number
  @Field(() => Int, { description: 'Memberships that are joined with one of the same role and time.' }) joined!: number
  @Field(() => Int, { description: 'Sign-in accounts of the united record.' }) accounts!: number
}

@ObjectType('Reorganisation', { description: 'A merge or split of organisations.' })
export class ReorganisationType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'merge or split.' }) kind!: string
  @Field(() => String, { description: 'First day of the successors (YYYY-MM-DD).' }) on!: string
  @Field(() => String, { description: 'planned; blocked when its date came but something stops it; applied; cancelled.' }) state!: string
  @Field(() => [UserErrorType], { description: 'What stops it.' }) problems!: readonly UserErrorType[]
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was carried out.' }) appliedAt!: Date | null
  /** Not shown: keys of the organisations. */
  predecessorIds!: readonly string[]
  successors!: readonly { readonly id: string; readonly share?: number }[]
}

@ObjectType({ description: 'The planned change, or what stopped it.' })
export class ReorganisationPayload extends MutationPayload {
  @Field(() => ReorganisationType, { nullable: true, description: 'As it now stands.' }) reorganisation!: ReorganisationType | null
}

@ObjectType('SuccessorShare', { description: 'How many people would go to a successor.' })
export class SuccessorShareType {
  @Field(() => ID, { description: 'Which organisation.' }) organisationId!: string
  @Field(() => Int, { description: 'How many people.' }) people!: number
}

@ObjectType({ description: 'What a merge or split would change, or why it cannot be.' })
export class ReorganisationPreviewPayload extends MutationPayload {
  @Field(() => [ID], { description: 'Organisations that would end.' }) closes!: readonly string[]
  @Field(() => Int, { description: 'Memberships that would move.' }) memberships!: number
  @Field(() => Int, { description: 'People who would move.' }) people!: number
  @Field(() => [SuccessorShareType], { description: 'By successor.' }) bySuccessor!: readonly SuccessorShareType[]
}

@ObjectType('MachineClient', { description: 'A program that signs in by itself.' })
export class MachineClientType {
  @Field(() => String, { description: 'The issuer of its tokens.' }) issuer!: string
  @Field(() => String, { description: 'Its client id there.' }) clientId!: string
  @Field(() => String, { description: 'What it is.' }) name!: string
  @Field(() => ID, { nullable: true, description: 'The one organisation it acts for; absent for the whole platform.' }) organisationId!: string | null
  @Field(() => [String], { description: 'What it may do, if its token says so too.' }) scopes!: readonly string[]
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its access was taken away.' }) revokedAt!: Date | null
}
