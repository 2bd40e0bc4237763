import { Inject, Injectable } from '@nestjs/common'
import { parseAreaKey } from '#kernel'
import { ReportQueries } from '../../data/reports/report.queries.js'
import { SnapshotQueries } from '../../data/reports/snapshot.queries.js'
import type { SnapshotId } from '../../domain/ids.js'
import { hashOf } from './hash-of.js'
import { REPORT_ENGINE_VERSION } from './report-computer.js'
import { SECTION_BUILDERS, type SectionBuilder, type SectionRequest } from './section-builder.js'
import { reportOf } from './told-again.js'

/**
 * `same`: made again from what was recorded with it, the report says what was published, to the last character. `different`: it does not; `sections` says where.
 * `other_engine`: it was made by another version of the engine, which is free to say things in another way. `not_recorded`: it is older than the record.
 */
export type Verification = { readonly verdict: 'same' | 'other_engine' | 'not_recorded' } | { readonly verdict: 'different'; readonly sections: readonly string[] }

/** Makes snapshots again from what was recorded with them: the proof that a published figure has a source and that nobody touched it since. */
@Injectable()
export class ReportVerifier {
  constructor(private readonly reports: ReportQueries, private readonly snapshots: SnapshotQueries, @Inject(SECTION_BUILDERS) private readonly builders: readonly SectionBuilder[]) {}

  /** Settled snapshots, oldest first. */
  settled(): Promise<readonly { readonly id: SnapshotId; readonly title: string; readonly number: number }[]> {
    return this.snapshots.settled()
  }

  async verify(id: SnapshotId): Promise<Verification> {
    const snapshot = await this.snapshots.one(id)
    const report = snapshot && await this.reports.one(snapshot.reportId)
    const area = report && parseAreaKey(report.areaKey)
    if (snapshot === undefined || report === undefined || area === undefined) throw new Error(`There is no snapshot ${id}`)
    const recorded = await this.snapshots.sources(id)
    if (recorded === null) return { verdict: 'not_recorded' }
    if (snapshot.engineVersion !== REPORT_ENGINE_VERSION) return { verdict: 'other_engine' }
    const request: SectionRequest = { area, asOf: snapshot.asOf, planId: report.planId, forOwnPeople: report.organisationId !== null }
    const told = await Promise.all(recorded.map(async ({ key, source }) => this.builders.find((builder) => builder.key === key)?.tell(request, source)))
    const sections = told.flatMap((section) => (section === undefined ? [] : [section]))
    if (hashOf(reportOf(snapshot.content.title, sections)) === snapshot.contentHash && hashOf(snapshot.content) === snapshot.contentHash) return { verdict: 'same' }
    const published = new Map(snapshot.content.sections.map((section) => [section.key, hashOf(section)]))
    const again = new Map(sections.map((section) => [section.key, hashOf(section)]))
    return { verdict: 'different', sections: [...new Set([...published.keys(), ...again.keys()])].filter((key) => published.get(key) !== again.get(key)) }
  }
}
