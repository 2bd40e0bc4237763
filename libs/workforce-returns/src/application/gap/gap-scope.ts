import { Injectable } from '@nestjs/common'
import { FrameworksService, type FrameworkContent } from '#competency'
import { londonDate, type OrganisationId, previousQuarter, type Quarter } from '#kernel'
import type { Ctx } from '#platform/access'
import { notFound } from '#platform/errors'
import type { GapScope } from '../../data/figures/gap.queries.js'
import { lastQuarterOver } from '../../domain/index.js'

/** Returns of a year count: an organisation that missed a quarter is still in the picture. */
const QUARTERS = 4

export interface GapSetting {
  readonly scope: GapScope
  readonly frameworkVersionId: string
  readonly framework: FrameworkContent
}

/** Which returns make up today's picture, and the framework that names their roles and skills. */
@Injectable()
export class GapScopes {
  constructor(private readonly frameworks: FrameworksService) {}

  async today(ctx: Ctx, organisationId: OrganisationId | null): Promise<GapSetting> {
    const newest = await this.newest(ctx)
    if (newest === undefined) throw notFound('A published capability framework')
    const to = lastQuarterOver(londonDate(ctx.now))
    let from: Quarter = to
    for (let n = 1; n < QUARTERS; n++) from = previousQuarter(from)
    return { scope: { frameworkKey: newest.key, from, to, organisationId }, frameworkVersionId: newest.version.id, framework: await this.frameworks.content(ctx, newest.version) }
  }
  /** Whether there is a framework to name roles and skills by. */
  async isThere(ctx: Ctx): Promise<boolean> {
    return (await this.newest(ctx)) !== undefined
  }

  private async newest(ctx: Ctx) {
    return (await this.frameworks.list(ctx)).flatMap(({ key, versions }) => versions.filter(({ status }) => status === 'published').map((version) => ({ key, version })))[0]
  }
}
