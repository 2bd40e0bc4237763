import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('Report', { description: 'A report that is made again and again: of an area, against its plan.' })
export class ReportType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'What it is about: nation, region:…, organisation:…, programme:… or centre:….' }) areaKey!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'quarterly (computed by itself after each quarter) or on_demand.' }) cadence!: string
  @Field(() => ID, { nullable: true, description: 'The plan whose targets it tells about; null: that of the area.' }) planId!: string | null
  @Field(() => ID, { nullable: true, description: 'The organisation whose people alone may read it; null for a public one.' }) organisationId!: string | null
  @Field(() => String, { nullable: true, description: 'Day (YYYY-MM-DD) of its newest final snapshot; null when there is none.' }) latestAsOf!: string | null
}

@ObjectType('ReportRun', { description: 'One computing of a report. Ask again to follow it.' })
export class ReportRunType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'Of which report.' }) reportId!: string
  @Field(() => String, { description: 'Figures are those of the end of this day (YYYY-MM-DD).' }) asOf!: string
  @Field(() => String, { description: 'queued, computing, done, failed or cancelled.' }) state!: string
  @Field(() => String, { nullable: true, description: 'The section at work.' }) step!: string | null
  @Field(() => Int, { description: 'Sections done.' }) done!: number
  @Field(() => Int, { description: 'Sections in all; 0 before it begins.' }) total!: number
  @Field(() => Date, { nullable: true, description: 'When somebody asked to call it off.' }) cancelRequestedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it failed, in words.' }) problem!: string | null
  @Field(() => ID, { nullable: true, description: 'The snapshot that it came to.' }) snapshotId!: string | null
  @Field(() => Date, { description: 'When it was asked for.' }) queuedAt!: Date
  @Field(() => Date, { nullable: true, description: 'When it ended.' }) finishedAt!: Date | null
}

@ObjectType('ReportSnapshot', { description: 'What a report said of a day. Final ones never change.' })
export class ReportSnapshotType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => ID, { description: 'Of which report.' }) reportId!: string
  @Field(() => Int, { description: 'Counted from 1 within the report, in the order in which they were computed.' }) number!: number
  @Field(() => String, { description: 'Figures are those of the end of this day (YYYY-MM-DD).' }) asOf!: string
  @Field(() => String, { description: 'provisional, final or revised (final in the place of an earlier final one of the day).' }) state!: string
  @Field(() => String, { description: 'SHA-256 of what it says.' }) contentHash!: string
  @Field(() => String, { description: 'SHA-256 of what it was computed from.' }) inputsHash!: string
  @Field(() => String, { description: 'Version of the way in which reports are computed.' }) engineVersion!: string
  @Field(() => Date, { description: 'When it was computed.' }) computedAt!: Date
  @Field(() => Date, { nullable: true, description: 'When it became final.' }) finalisedAt!: Date | null
}

@ObjectType('ReportCell', { description: 'One cell: a text, a number, a range of which both ends are possible, withheld so that nobody can be recognised, or nothing at all where there is no figure.' })
export class ReportCellType {
  @Field(() => String, { nullable: true, description: 'A text, a date (YYYY-MM-DD) or a quarter (2026-Q3).' }) text?: string | null
  @Field(() => Float, { nullable: true, description: 'A figure in the unit of its column.' }) number?: number | null
  @Field(() => Float, { nullable: true, description: 'Lower end of a range.' }) from?: number | null
  @Field(() => Float, { nullable: true, description: 'Upper end of a range.' }) to?: number | null
  @Field(() => Boolean, { description: 'Whether the figure is withheld.' }) withheld!: boolean
}

@ObjectType('ReportColumn', { description: 'A column of a table.' })
export class ReportColumnType {
  @Field(() => String, { description: 'Stable name in lower snake case: its name in open data.' }) key!: string
  @Field(() => String, { description: 'Heading.' }) title!: string
  @Field(() => String, { description: 'text, count, percent, percentage_points, relative_change, ratio, date or quarter.' }) kind!: string
  @Field(() => String, { description: 'What it means.' }) description!: string
}

@ObjectType('ReportRow', { description: 'A row of a table.' })
export class ReportRowType {
  @Field(() => [ReportCellType], { description: 'One for each column.' }) cells!: ReportCellType[]
}

@ObjectType('ReportChartTarget', { description: 'What is to be reached, as a height of the picture.' })
export class ReportChartTargetType {
  @Field(() => String, { description: 'What it is, in words.' }) label!: string
  @Field(() => Float, { description: 'In the unit of the columns that are drawn.' }) value!: number
}

@ObjectType('ReportChart', { description: 'A picture of columns of the table beside it.' })
export class ReportChartType {
  @Field(() => String, { description: 'bars (one value for each label) or lines (several along dates or quarters).' }) kind!: string
  @Field(() => String, { description: 'Key of the column with labels, dates or quarters.' }) along!: string
  @Field(() => [String], { description: 'Keys of the columns that are drawn.' }) values!: string[]
  @Field(() => String, { nullable: true, description: 'Key of the column with the lower edge of a band.' }) bandFrom?: string | null
  @Field(() => String, { nullable: true, description: 'Key of the column with its upper edge.' }) bandTo?: string | null
  @Field(() => ReportChartTargetType, { nullable: true, description: 'A height to be reached.' }) target?: ReportChartTargetType | null
}

@ObjectType('ReportTable', { description: 'A table as it is published in every form of the report.' })
export class ReportTableType {
  @Field(() => String, { description: 'Stable within the report: part of addresses and file names.' }) key!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'The method by which people are protected in it; none where no people are counted.' }) method!: string
  @Field(() => [ReportColumnType], { description: 'From left to right.' }) columns!: ReportColumnType[]
  @Field(() => [ReportRowType], { description: 'From top to bottom.' }) rows!: ReportRowType[]
  @Field(() => [String], { description: 'To be read with it.' }) notes!: string[]
  @Field(() => ReportChartType, { nullable: true, description: 'What may be drawn of it.' }) chart?: ReportChartType | null
}

@ObjectType('ReportSection', { description: 'A part of a report.' })
export class ReportSectionType {
  @Field(() => String, { description: 'Stable within the report.' }) key!: string
  @Field(() => String, { description: 'Heading.' }) title!: string
  @Field(() => [String], { description: 'Text, paragraph by paragraph.' }) paragraphs!: string[]
  @Field(() => [ReportTableType], { description: 'Its tables.' }) tables!: ReportTableType[]
}

@ObjectType('ReportInput', { description: 'Something that a snapshot was computed from, in the version that it had then.' })
export class ReportInputType {
  @Field(() => String, { description: 'plan, formula, records, return, organisations, equality or method.' }) kind!: string
  @Field(() => String, { description: 'In words.' }) label!: string
  @Field(() => String, { description: 'A number, a name or a hash.' }) version!: string
}

@ObjectType('ReportFigureChange', { description: 'A figure that is another than before.' })
export class ReportFigureChangeType {
  @Field(() => String, { description: 'Title of the table.' }) table!: string
  @Field(() => String, { description: 'First cell of the row.' }) row!: string
  @Field(() => String, { description: 'Heading of the column.' }) column!: string
  @Field(() => String, { description: 'What kind of figure: that of its column, or where a table holds several units, of its row.' }) kind!: string
  @Field(() => ReportCellType, { description: 'What it was.' }) before!: ReportCellType
  @Field(() => ReportCellType, { description: 'What it is.' }) after!: ReportCellType
}

@ObjectType('ReportChanges', { description: 'What is different between two snapshots of one report, and why.' })
export class ReportChangesType {
  @Field(() => [ReportFigureChangeType], { description: 'At most 200.' }) figures!: ReportFigureChangeType[]
  @Field(() => Int, { description: 'How many more there are.' }) more!: number
  @Field(() => [String], { description: 'One sentence for each thing that changed beneath.' }) why!: string[]
}

@ObjectType()
export class ReportConnection extends connectionTypes(ReportType, 'Report') {}

@ObjectType({ description: 'What became of a request for a run.' })
export class ReportRunPayload extends MutationPayload {
  @Field(() => ReportRunType, { nullable: true, description: 'The run as it now is.' }) run: object | null = null
}

@ObjectType({ description: 'What became of a change of a report.' })
export class ReportPayload extends MutationPayload {
  @Field(() => ReportType, { nullable: true, description: 'The report as it now is.' }) report: object | null = null
}

@ObjectType({ description: 'What became of a change of a snapshot.' })
export class ReportSnapshotPayload extends MutationPayload {
  @Field(() => ReportSnapshotType, { nullable: true, description: 'The snapshot as it now is.' }) snapshot: object | null = null
}
