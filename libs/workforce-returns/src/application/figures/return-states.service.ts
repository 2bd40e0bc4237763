import { Injectable } from '@nestjs/common'
import { type OrganisationId, endOfQuarter, londonDate, parseQuarter, type PlainDate, type Quarter } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { badInput } from '#platform/errors'
import { ReturnQueries } from '../../data/returns/return.queries.js'
import { dueOn, isLate, lastQuarterOver } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { seeReturnStates } from '../return-policies.js'
import { ExpectedService } from './expected.service.js'
import { PlanOwners } from './plan-owners.js'

export type StateOfReturn = 'submitted' | 'corrected' | 'draft' | 'not_begun' | 'late'

export interface OrganisationReturnState {
  readonly organisationId: OrganisationId
  readonly name: string
  readonly region: string | null
  readonly state: StateOfReturn
  readonly submittedAt: Date | null
}

export interface ReturnStates {
  readonly quarter: Quarter
  readonly dueOn: PlainDate
  readonly organisations: readonly OrganisationReturnState[]
  readonly expected: number
  readonly returned: number
  readonly byRegion: readonly { readonly region: string; readonly expected: number; readonly returned: number }[]
}

/** Who has returned and who has not: not what. */
@Injectable()
export class ReturnStatesService {
  constructor(
    private readonly queries: ReturnQueries,
    private readonly expected: ExpectedService,
    private readonly references: ReferenceService,
    private readonly owners: PlanOwners,
  ) {}

  /** For the analysts of the plan's owners. The quarter is the last that is over unless given. */
  async of(ctx: Ctx, text: string | null | undefined, region?: string | null): Promise<ReturnStates> {
    requireAccess(ctx, seeReturnStates, { planOwnerIds: await this.owners.of(ctx) })
    const today = londonDate(ctx.now)
    const quarter = text ? parseQuarter(text) : lastQuarterOver(today)
    if (quarter === undefined) throw badInput('Write the quarter as year and quarter, such as 2026-Q3.')
    const [organisations, dueDays] = await Promise.all([this.expected.on(ctx, endOfQuarter(quarter), { region: region ?? undefined }), this.references.dueDays()])
    const rows = await this.queries.states(organisations.map(({ id }) => id), quarter)
    const late = isLate(quarter, today, dueDays)
    const states = organisations.map(({ id, name, region: where }): OrganisationReturnState => {
      const own = rows.filter(({ organisationId }) => organisationId === id)
      const submitted = own.find(({ state }) => state === 'submitted')
      const state = submitted ? (submitted.revision > 1 ? 'corrected' : 'submitted') : late ? 'late' : own.length > 0 ? 'draft' : 'not_begun'
      return { organisationId: id, name, region: where, state, submittedAt: submitted?.submittedAt ?? null }
    })
    const regions = [...new Set(states.map((one) => one.region ?? ''))].sort()
    return {
      quarter, dueOn: dueOn(quarter, dueDays), organisations: states, expected: states.length, returned: states.filter(hasReturned).length,
      byRegion: regions.map((one) => ({ region: one, expected: states.filter((state) => (state.region ?? '') === one).length, returned: states.filter((state) => (state.region ?? '') === one && hasReturned(state)).length })),
    }
  }

  /** Whether the actor may see who has returned: for links. */
  async mayAsk(ctx: Ctx): Promise<boolean> {
    return seeReturnStates.allows(ctx.actor, { planOwnerIds: await this.owners.of(ctx) })
  }
}

const hasReturned = ({ submittedAt }: OrganisationReturnState): boolean => submittedAt !== null
