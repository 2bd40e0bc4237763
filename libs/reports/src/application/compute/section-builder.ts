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

export interface BuiltSection {
  readonly section: ReportSection
  readonly inputs: readonly ReportInput[]
}

/**
 * Tells one part of a report, from records or from what other libs publish. Same records and same request, same section: whatever it depends on is
 * named among its inputs. A part that there is nothing to say about is left out by `undefined`.
 */
export interface SectionBuilder {
  readonly key: string
  /** Shown while it is at work. */
  readonly title: string
  build(request: SectionRequest): Promise<BuiltSection | undefined>
}

export const SECTION_BUILDERS = Symbol('reports: builders of sections, in the order of the report')
