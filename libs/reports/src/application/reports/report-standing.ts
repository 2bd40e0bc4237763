import { Injectable } from '@nestjs/common'
import { type Area, type AreaKey, areaKey, isId, parseAreaKey } from '#kernel'
import { type Ctx, organisationsWithRole } from '#platform/access'
import { notFound } from '#platform/errors'
import { AreasService } from '#read-models'
import { ReportQueries, type ReportRow } from '../../data/reports/report.queries.js'
import type { ReportFacts } from './report-policies.js'

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
