import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

export enum ImportKindEnum {
  ORGANISATIONS = 'organisations',
  PEOPLE = 'people',
  MEMBERSHIPS = 'memberships',
}
registerEnumType(ImportKindEnum, {
  name: 'ImportKind', description: 'What an imported file holds.',
  valuesMap: {
    ORGANISATIONS: { description: 'Organisations by code. For the platform\'s administrators.' },
    PEOPLE: { description: 'People by email address.' },
    MEMBERSHIPS: { description: 'Roles of people in organisations, and their line managers.' },
  },
})

export enum ImportStateEnum {
  UPLOADED = 'uploaded',
  CHECKING = 'checking',
  CHECKED = 'checked',
  APPLYING = 'applying',
  APPLIED = 'applied',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}
registerEnumType(ImportStateEnum, {
  name: 'ImportState', description: 'Where an import stands.',
  valuesMap: {
    UPLOADED: { description: 'Received; work has not begun.' },
    CHECKING: { description: 'A dry run is under way.' },
    CHECKED: { description: 'The dry run is done; it can be applied.' },
    APPLYING: { description: 'It is being checked and written.' },
    APPLIED: { description: 'Its good rows are written.' },
    FAILED: { description: 'Nothing was written; `failure` says why.' },
    CANCELLED: { description: 'Given up; nothing was written.' },
  },
})

@ObjectType('ImportProblem', { description: 'What is wrong with a row of an imported file, or with the file.' })
export class ImportProblemType {
  @Field(() => Int, { description: 'Line in the file; the header is line 1.' }) line!: number
  @Field(() => String, { description: 'Column, as the header names it; empty when it is about the whole line.' }) column!: string
  @Field(() => String, { description: 'A stable code for programs.' }) code!: string
  @Field(() => String, { description: 'What is wrong.' }) message!: string
  @Field(() => String, { description: 'What to do about it.' }) fix!: string
  /** Not shown: its place in the report. */
  position!: number
}

@ObjectType()
export class ImportProblemConnection extends connectionTypes(ImportProblemType, 'ImportProblem') {}

@ObjectType('Import', { description: 'An imported file and what became of it.' })
export class ImportType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ImportKindEnum, { description: 'What it holds.' }) kind!: string
  @Field(() => ImportStateEnum, { description: 'Where it stands.' }) state!: string
  @Field(() => Boolean, { description: 'Only checked so far.' }) dryRun!: boolean
  @Field(() => Boolean, { description: 'Whether the good rows are written when there are bad ones; otherwise it is all or nothing.' }) skipBadRows!: boolean
  @Field(() => String, { nullable: true, description: 'Name of the file, until it is deleted.' }) fileName!: string | null
  @Field(() => Int, { description: 'Size in bytes.' }) fileSize!: number
  @Field(() => String, { description: 'SHA-256 of the content.' }) contentHash!: string
  @Field(() => Int, { description: 'Rows below the header.' }) rows!: number
  @Field(() => Int, { description: 'Rows that made, or would make, something new.' }) created!: number
  @Field(() => Int, { description: 'Rows that changed, or would change, something.' }) updated!: number
  @Field(() => Int, { description: 'Rows that say what is here already.' }) unchanged!: number
  @Field(() => Int, { description: 'Rows with problems.' }) refused!: number
  @Field(() => Int, { name: 'problemCount', description: 'Problems found; the report lists the first 100,000.' }) problems!: number
  @Field(() => Int, { description: 'How far the work is, in percent.' }) progress!: number
  @Field(() => String, { nullable: true, description: 'Why nothing was written.' }) failure!: string | null
  @Field(() => Date, { description: 'When it was uploaded.' }) createdAt!: Date
  @Field(() => Date, { nullable: true, description: 'When the work ended.' }) finishedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'When a file of the same content was applied before.' }) sameFileAppliedAt!: Date | null
  /** Not shown: the key of the organisation field. */
  organisationId!: string | null
}

@ObjectType()
export class ImportConnection extends connectionTypes(ImportType, 'Import') {}

@ObjectType({ description: 'The import as it now stands, or what stopped the change.' })
export class ImportPayload extends MutationPayload {
  @Field(() => ImportType, { nullable: true, description: 'The import.' }) import!: ImportType | null
}
