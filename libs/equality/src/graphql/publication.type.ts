import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { type ReleaseCell, toldUtility } from '#disclosure'
import { MutationPayload } from '#platform/graphql'
import type { ReleaseAudit } from '../application/releases/release-audits.service.js'
import type { PublishedDeclaration, PublishedEquality } from '../application/releases/publications.service.js'

@ObjectType('EqualityFigure', { description: 'One published figure: a count, a range, or nothing when it is withheld.' })
export class EqualityFigureType {
  @Field(() => [String], { description: 'Words for its place in each column.' }) labels!: readonly string[]
  @Field(() => [String], { description: 'The same as stable keys.' }) keys!: readonly string[]
  @Field(() => Int, { nullable: true, description: 'The count, rounded as the description says.' }) count!: number | null
  @Field(() => Int, { nullable: true, description: 'The lower end, of a range.' }) from!: number | null
  @Field(() => Int, { nullable: true, description: 'The upper end, of a range.' }) to!: number | null
  @Field(() => Float, { nullable: true, description: 'Per cent, from published figures on a base of 25 or more.' }) percentage!: number | null
}

@ObjectType('EqualityTable', { description: 'A table of a release.' })
export class EqualityTableType {
  @Field(() => String, { description: 'Its key; `declaration` says how many answered.' }) key!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => [String], { description: 'The names of its columns.' }) columns!: readonly string[]
  @Field(() => [EqualityFigureType], { description: 'Its figures.' }) figures!: readonly EqualityFigureType[]
}

@ObjectType('ReleaseUtility', { description: 'How near published figures are to the true counts.' })
export class ReleaseUtilityType {
  @Field(() => Float, { description: 'Share (0 to 1) of the figures asked for that are published as a number.' }) kept!: number
  @Field(() => Float, { nullable: true, description: 'Mean absolute error of the finest figures, in people, to the nearest half. Absent where it would be of too few figures.' }) meanErrorBase!: number | null
  @Field(() => Float, { nullable: true, description: 'The same of totals.' }) meanErrorTotals!: number | null
  @Field(() => Int, { description: 'The most by which any figure is out, in people, as promised.' }) within!: number
}

@ObjectType('EqualityReleaseAudit', { description: 'What the full attack on a snapshot, with everything about the same people and all earlier snapshots, came to. How many counts had to be protected is not told: it would be one more statement about them.' })
export class EqualityReleaseAuditType {
  @Field(() => Boolean, { description: 'Whether no count could be narrowed to fewer than five possibilities.' }) passed!: boolean
  @Field(() => String, { description: 'programme: each count was looked for by a linear programme; stages: those that nothing simpler settled.' }) extent!: string
  @Field(() => Int, { description: 'How long it took, in seconds.' }) seconds!: number
  @Field(() => String, { description: 'The day on which it ended (ISO 8601).' }) finishedOn!: string
}

@ObjectType('EqualityRelease', { description: 'A published snapshot, protected against telling anything of a person.' })
export class EqualityReleaseType {
  @Field(() => String, { description: 'The day of the snapshot (ISO 8601).' }) snapshotOn!: string
  @Field(() => Int, { description: 'The version of the questions.' }) questionSet!: number
  @Field(() => String, { description: 'How the figures are protected, by name.' }) method!: string
  @Field(() => String, { description: 'The same in words for print.' }) description!: string
  @Field(() => [String], { description: 'What is shown in less detail than was asked for.' }) coarsened!: readonly string[]
  @Field(() => [EqualityTableType], { description: 'Its tables.' }) tables!: readonly EqualityTableType[]
  @Field(() => ReleaseUtilityType, { description: 'How near its figures are to the truth.' }) utility!: ReleaseUtilityType
  @Field(() => ReleaseUtilityType, { description: 'The same if each figure were rounded to the nearest five by itself, which is not safe.' }) simpleRounding!: ReleaseUtilityType
  @Field(() => EqualityReleaseAuditType, { nullable: true, description: 'The full attack, absent until its job has finished.' }) fullAudit!: EqualityReleaseAuditType | null
}

@ObjectType('EqualityPublication', { description: 'Something that is published from equality answers. The list is closed.' })
export class EqualityPublicationType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'What it is for.' }) purpose!: string
  @Field(() => String, { description: 'The lawful basis.' }) lawfulBasis!: string
  @Field(() => Int, { description: 'Least days between two snapshots.' }) minimumDays!: number
  @Field(() => Int, { description: 'Days for which unprotected counts are kept, out of everybody\'s sight.' }) retentionDays!: number
}

@ObjectType('EqualityDeclaration', { description: 'How many people answered a publication\'s question, as the newest snapshot shows it.' })
export class EqualityDeclarationType {
  @Field(() => EqualityPublicationType, { description: 'The publication.' }) publication!: EqualityPublicationType
  @Field(() => String, { description: 'The day of the snapshot (ISO 8601).' }) snapshotOn!: string
  @Field(() => [EqualityFigureType], { description: 'Keys: everybody, answered, prefer_not_to_say, not_answered.' }) figures!: readonly EqualityFigureType[]
}

@ObjectType({ description: 'Whether a snapshot was asked for, or what stopped it.' })
export class RequestEqualityReleasePayload extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'The day that it will be of (ISO 8601). It appears when it has been computed and protected.' }) snapshotOn!: string | null
}

const toFigureType = ({ figure, percentage }: ReleaseCell, place: readonly (readonly [key: string, label: string])[]): EqualityFigureType => ({
  keys: place.map(([key]) => key), labels: place.map(([, label]) => label),
  count: typeof figure === 'number' ? figure : null,
  from: typeof figure === 'object' && 'from' in figure ? figure.from : null,
  to: typeof figure === 'object' && 'to' in figure ? figure.to : null,
  percentage: percentage ?? null,
})

const DECLARED: Readonly<Record<string, string>> = { everybody: 'Everybody', answered: 'Answered', prefer_not_to_say: 'Preferred not to say', not_answered: 'Did not answer' }

export const toDeclarationType = ({ publication, snapshotOn, cells }: PublishedDeclaration): EqualityDeclarationType => ({
  publication, snapshotOn,
  figures: cells.map((cell) => {
    const key = cell.at.at(-1) ?? ''
    return toFigureType(cell, [[key, DECLARED[key] ?? key]])
  }),
})

interface Node { readonly key: string; readonly title: string; readonly children?: readonly Node[] }

const titles = (node: Node): [string, string][] => [[node.key, node.title], ...(node.children ?? []).flatMap(titles)]

export function toReleaseType({ snapshotOn, questionSet, release }: PublishedEquality, fullAudit: ReleaseAudit | null): EqualityReleaseType {
  const { definition, tables, method, description, coarsened } = release
  const { published: utility, simpleRounding } = toldUtility(release)
  const labels = definition.dimensions.map(({ root }) => new Map(titles(root)))
  return {
    snapshotOn, questionSet, method, description, utility, simpleRounding, fullAudit: fullAudit && { ...fullAudit, seconds: Math.round(fullAudit.seconds) }, coarsened: coarsened.map((one) => one.description),
    tables: tables.map(({ key, title, cells }) => {
      const shown = definition.tables.find((table) => table.key === key)?.shows.map(({ dimension }) => dimension) ?? []
      const columns = definition.dimensions.flatMap((dimension, index) => (shown.includes(dimension.key) ? [{ index, title: dimension.title }] : []))
      return {
        key, title, columns: columns.map((column) => column.title),
        figures: cells.map((cell) => toFigureType(cell, columns.map(({ index }) => [cell.at[index] ?? '', labels[index]?.get(cell.at[index] ?? '') ?? '']))),
      }
    }),
  }
}
