import { Injectable } from '@nestjs/common'
import { londonDate, type OrganisationId, type PlainDate, type Quarter, quartersUpTo } from '#kernel'
import type { Ctx } from '#platform/access'
import type { ReturnRow } from '../../data/returns/return.queries.js'
import { dueOn, isLate, lastQuarterOver } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { ReturnsService } from './returns.service.js'

export interface QuarterOfReturns {
  readonly quarter: Quarter
  readonly dueOn: PlainDate
  readonly state: 'submitted' | 'draft' | 'late' | 'not_begun'
  readonly submitted: ReturnRow | undefined
  readonly draft: ReturnRow | undefined
  readonly revisions: readonly ReturnRow[]
}

/** Quarters that are listed though nothing was returned. */
const SHOWN = 4

/** What an organisation has returned, and what it should. */
@Injectable()
export class ReturnsHomeService {
  constructor(private readonly returns: ReturnsService, private readonly references: ReferenceService) {}

  /** The last quarters and all with returns, newest first. For the organisation's own people. */
  async of(ctx: Ctx, organisationId: OrganisationId): Promise<QuarterOfReturns[]> {
    const [rows, dueDays] = [await this.returns.ofOrganisation(ctx, organisationId), await this.references.dueDays()]
    const today = londonDate(ctx.now)
    const quarters = new Set<Quarter>([...rows.map(({ quarter }) => quarter), ...quartersUpTo(lastQuarterOver(today), SHOWN)])
    return [...quarters].sort().reverse().map((quarter) => {
      const revisions = rows.filter((row) => row.quarter === quarter)
      const [submitted, draft] = [revisions.find(({ state }) => state === 'submitted'), revisions.find(({ state }) => state === 'draft')]
      const open = isLate(quarter, today, dueDays) ? 'late' : draft ? 'draft' : 'not_begun'
      return { quarter, dueOn: dueOn(quarter, dueDays), state: submitted ? 'submitted' : open, submitted, draft, revisions }
    })
  }
}
