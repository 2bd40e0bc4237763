import type { ReportContent, ReportSection } from '../../domain/report-content.js'

/** As it will be read from the database: a section told of this is told the same years later. */
export const asStored = (source: unknown): unknown => JSON.parse(JSON.stringify(source)) as unknown

export const reportOf = (title: string, sections: readonly ReportSection[]): ReportContent => ({ title, summary: sections.flatMap(({ paragraphs }) => paragraphs.slice(0, 1)).join(' '), sections })
