import { Injectable } from '@nestjs/common'
import { type Area, type AreaKey, areaKey, isId, parseAreaKey } from '#kernel'
import { type Ctx, organisationsWithRole } from '#platform/access'
import { notFound } from '#platform/errors'
import { AreasService } from '#read-models'
import { ReportQueries, type ReportRow } from '../../data/reports/report.queries.js'
import type { ReportId } from '../../domain/ids.js'
import { makeReport, readReport, type ReportFacts } from './report-policies.js'

/** How an actor stands to an area or a report: what the policies ask for. Throws NOT_FOUND for what is not there. */
@Injectable()
export class ReportStanding {
  constructor(private readonly areas: AreasService, private readonly reports: ReportQueries) {}

  async ofArea(ctx: Ctx, area: Area): Promise<ReportFacts & { readonly areaName: string }> {
    const view = await this.areas.describe(area)
    if (view === undefined) throw notFound('The area')
    return { areaKey: areaKey(area), areaName: view.name, organisationId: area.kind === 'organisation' ? area.organisationId : null, ownerId: view.ownerId, isSteward: await this.isSteward(ctx) }
  }

  async ofReport(ctx: Ctx, id: string): Promise<{ readonly report: ReportRow; readonly facts: ReportFacts }> {
    const report = isId(id) ? await this.reports.one(id) : undefined
    if (report === undefined) throw notFound('The report')
    return { report, facts: await this.factsOf(ctx, report) }
  }

  async factsOf(ctx: Ctx, { areaKey: key, organisationId }: ReportRow): Promise<ReportFacts> {
    const view = await this.areas.describe(areaOf(key))
    return { areaKey: key, organisationId, ownerId: view?.ownerId ?? null, isSteward: await this.isSteward(ctx) }
  }

  /** Whether the actor may read what is settled of a report: whose own it is decides, and nothing has to be looked up. */
  mayRead({ actor }: Ctx, { areaKey: key, organisationId }: ReportRow): boolean {
    return readReport.allows(actor, { areaKey: key, organisationId, ownerId: null, isSteward: false })
  }

  /** Which of the reports the actor makes. Areas are looked up only for those who could be their owners. */
  async whichMakes(ctx: Ctx, reports: readonly ReportRow[]): Promise<ReadonlySet<ReportId>> {
    const [isSteward, couldOwn] = [await this.isSteward(ctx), this.worksFor(ctx).length > 0 || organisationsWithRole(ctx.actor, 'programme_manager').length > 0]
    const made = await Promise.all(reports.map(async (report) => {
      const facts = { areaKey: report.areaKey, organisationId: report.organisationId, ownerId: null, isSteward }
      if (makeReport.allows(ctx.actor, facts)) return report.id
      return couldOwn && report.organisationId === null && makeReport.allows(ctx.actor, await this.factsOf(ctx, report)) ? report.id : undefined
    }))
    return new Set(made.filter((id) => id !== undefined))
  }

  /** Organisations whose figures the actor works on. */
  worksFor(ctx: Ctx): readonly string[] {
    return [...new Set([...organisationsWithRole(ctx.actor, 'workforce_analyst'), ...organisationsWithRole(ctx.actor, 'organisation_admin')])]
  }

  isSteward(ctx: Ctx): Promise<boolean> {
    return this.areas.anySteward(this.worksFor(ctx))
  }
}

function areaOf(key: AreaKey): Area {
  const area = parseAreaKey(key)
  if (area === undefined) throw new Error(`An area that cannot be read: ${key}`)
  return area
}
