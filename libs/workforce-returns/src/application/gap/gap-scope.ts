import { Injectable } from '@nestjs/common'
import { FrameworksService, type FrameworkContent } from '#competency'
import { londonDate, type OrganisationId, type Quarter, quartersUpTo } from '#kernel'
import type { Ctx } from '#platform/access'
import { notFound } from '#platform/errors'
import type { GapScope } from '../../data/figures/gap.queries.js'
import { endOfDay, lastQuarterOver } from '../../domain/index.js'

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
    const today = londonDate(ctx.now)
    return { scope: { ...window(lastQuarterOver(today)), frameworkKey: newest.key, organisationId, before: endOfDay(today) }, frameworkVersionId: newest.version.id, framework: await this.frameworks.content(ctx, newest.version) }
  }

  /** The returns of a year up to a quarter, as they stood at an instant; `undefined` without a framework. */
  async upTo(ctx: Ctx, quarter: Quarter, before: Date): Promise<GapScope | undefined> {
    const newest = await this.newest(ctx)
    return newest && { ...window(quarter), frameworkKey: newest.key, organisationId: null, before }
  }

  /** Whether there is a framework to name roles and skills by. */
  async isThere(ctx: Ctx): Promise<boolean> {
    return (await this.newest(ctx)) !== undefined
  }

  private async newest(ctx: Ctx) {
    return (await this.frameworks.list(ctx)).flatMap(({ key, versions }) => versions.filter(({ status }) => status === 'published').map((version) => ({ key, version })))[0]
  }
}

const window = (to: Quarter): Pick<GapScope, 'from' | 'to'> => ({ from: quartersUpTo(to, QUARTERS)[0] ?? to, to })
