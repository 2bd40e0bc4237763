import { Injectable } from '@nestjs/common'
import { isId, londonDate, type PersonId } from '#kernel'
import { type Ctx, personOf, type Policy, requireAccess } from '#platform/access'
import type { Executor } from '#platform/database'
import { notFound } from '#platform/errors'
import { PersonAccessQueries } from '../data/person-access.queries.js'
import type { PersonFacts } from './people-policies.js'

/** Applies a rule of access to one person. */
@Injectable()
export class PersonAccess {
  constructor(private readonly queries: PersonAccessQueries) {}

  /** The person's facts, when the policy allows the asker what it stands for; otherwise, and when there is no such person, NOT_FOUND. */
  async require(ctx: Ctx, policy: Policy<PersonFacts>, personId: string, on?: Executor): Promise<PersonFacts> {
    const facts = await this.facts(ctx, personId, on)
    if (facts === undefined) {
      // Nobody learns from the answer whether a person exists: outsiders are told apart first.
      requireAccess(ctx, policy, { personId: '' as PersonId, memberships: [], today: londonDate(ctx.now) })
      throw notFound('The person')
    }
    requireAccess(ctx, policy, facts)
    return facts
  }

  async facts(ctx: Ctx, personId: string, on?: Executor): Promise<PersonFacts | undefined> {
    const today = londonDate(ctx.now)
    const asker = personOf(ctx.actor)
    const row = isId(personId) ? await this.queries.facts(personId, asker, today, on) : undefined
    if (row === undefined) return undefined
    return { personId: row.personId, memberships: row.memberships, today, lineManagerId: row.managed ? asker : undefined }
  }
}
