import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

export enum ExportStateEnum {
  QUEUED = 'queued',
  BUILDING = 'building',
  READY = 'ready',
  FAILED = 'failed',
  EXPIRED = 'expired',
}
registerEnumType(ExportStateEnum, {
  name: 'ExportState', description: 'Where an export stands.',
  valuesMap: {
    QUEUED: { description: 'Asked for.' },
    BUILDING: { description: 'Its file is being made.' },
    READY: { description: 'Its file can be downloaded.' },
    FAILED: { description: 'It could not be made; ask again.' },
    EXPIRED: { description: 'Its file has been deleted.' },
  },
})

@ObjectType('Export', { description: 'Everything that an organisation owns, as CSV files in a zip file: /exports/{id}.zip.' })
export class ExportType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ExportStateEnum, { description: 'Where it stands.' }) state!: string
  @Field(() => Int, { description: 'Tables written so far.' }) tablesDone!: number
  @Field(() => Int, { description: 'Tables in all.' }) tables!: number
  @Field(() => Int, { description: 'Rows in all tables.' }) rows!: number
  @Field(() => Float, { nullable: true, description: 'Size of the file in bytes.' }) fileSize!: number | null
  @Field(() => String, { nullable: true, description: 'SHA-256 of the file.' }) contentHash!: string | null
  @Field(() => String, { nullable: true, description: 'Why it could not be made.' }) failure!: string | null
  @Field(() => Date, { description: 'When it was asked for.' }) createdAt!: Date
  @Field(() => Date, { nullable: true, description: 'When its file was ready.' }) finishedAt!: Date | null
  @Field(() => Date, { nullable: true, description: 'Until when it can be downloaded.' }) expiresAt!: Date | null
}

@ObjectType()
export class ExportConnection extends connectionTypes(ExportType, 'Export') {}

@ObjectType({ description: 'The export that was asked for.' })
export class ExportPayload extends MutationPayload {
  @Field(() => ExportType, { nullable: true, description: 'The export.' }) export!: ExportType | null
}
