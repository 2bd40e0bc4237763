import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, isId, type PersonId } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { DuplicateQueries } from '../data/duplicate.queries.js'
import { PersonQueries } from '../data/person.queries.js'
import { compareRecords, DUPLICATE_THRESHOLD, type DuplicateFinding } from '../domain/find-duplicates.js'
import { mergePeople } from './people-policies.js'

/** Two records that may be one person. */
export interface DuplicatePair extends DuplicateFinding {
  readonly personId: PersonId
  readonly otherId: PersonId
}

/** The likeliest pairs are looked at; once those are decided, the next come up. */
const MOST = 1_000

/** Finding people who are here twice. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: DuplicateQueries,
    private readonly people: PersonQueries,
    private readonly audit: AuditService,
  ) {}

  /** Pairs worth a human's look, the likeliest first. */
  async list(ctx: Ctx): Promise<readonly DuplicatePair[]> {
    requireAccess(ctx, mergePeople, undefined)
    const pairs = await this.queries.candidates(MOST)
    const people = new Map((await this.queries.summaries([...new Set(pairs.flatMap(({ a, b }) => [a, b]))])).map((person) => [person.id, person]))
    return pairs.flatMap(({ a, b }): DuplicatePair[] => {
      const [one, other] = [people.get(a), people.get(b)]
      const finding = one && other ? compareRecords(one, other) : undefined
      return finding !== undefined && finding.score >= DUPLICATE_THRESHOLD ? [{ personId: a, otherId: b, ...finding }] : []
    }).sort((x, y) => y.score - x.score)
  }

  /** Notes that two records are two people: they are not offered again. */
  async dismiss(ctx: Ctx, a: string, b: string): Promise<void> {
    requireAccess(ctx, mergePeople, undefined)
    const ids = [a, b].map((id) => asId<PersonId>(id)) as [PersonId, PersonId]
    if (!ids.every(isId) || a === b || (await this.people.byIds(ids)).length !== 2) throw notFound('The person')
    await this.uow.run(async (tx) => {
      await this.queries.markDistinct(tx, ...ids, personOf(ctx.actor), ctx.now)
      await this.audit.record(tx, ctx, { action: 'person:distinct', subject: { person: ids[0] }, detail: { other: this.audit.pseudonym(ids[1]) } })
    })
  }
}
