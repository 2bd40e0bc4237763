import type { Area, PlainDate } from '#kernel'
import type { ReportSection } from '../../domain/report-content.js'
import type { ReportInput } from '../../domain/snapshots/report-input.js'

/** What a section is asked to tell about. */
export interface SectionRequest {
  readonly area: Area
  /** Figures are those of the end of this day. */
  readonly asOf: PlainDate
  readonly planId: string | null
  /** A report for an organisation's own people: their organisation's small counts need not be hidden from those who keep them. */
  readonly forOwnPeople: boolean
}

/**
 * What a section tells from, recorded with the snapshot so that it can be told again. Plain JSON: figures that have passed disclosure control, or the names of
 * published releases, which never change. Of an organisation's own report its own counts, as in the report itself.
 */
export interface Gathered<Source> {
  readonly source: Source
  readonly inputs: readonly ReportInput[]
}

/**
 * One part of a report, in two steps: gathering reads records and what other libs publish; telling makes the section of what was gathered and of nothing
 * else, so a snapshot can be made again from what was recorded with it. A part that there is nothing to say about is left out by `undefined`.
 */
export interface SectionBuilder<Source = unknown> {
  readonly key: string
  /** Shown while it is at work. */
  readonly title: string
  gather(request: SectionRequest): Promise<Gathered<Source> | undefined>
  tell(request: SectionRequest, source: Source): Promise<ReportSection | undefined> | ReportSection | undefined
}

export const SECTION_BUILDERS = Symbol('reports: builders of sections, in the order of the report')
