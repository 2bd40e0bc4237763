import { createHmac } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import type { Actor, Ctx } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import type { Tx } from '#platform/database'
import { AuditQueries } from '../data/audit.queries.js'

/** What was done, and to what. Give a person as `{ person }` so that only a pseudonym is kept. */
export interface AuditRecord {
  /** `area:verb`. */
  readonly action: string
  readonly subject: { readonly person: PersonId } | { readonly kind: string; readonly id: string }
  /** Facts worth keeping; never a name, an email or free text about a person. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes the audit trail, in the same transaction as what it records. */
@Injectable()
export class AuditService {
  constructor(private readonly queries: AuditQueries, @Inject(CONFIG) private readonly config: Config) {}

  async record(tx: Tx, ctx: Ctx, record: AuditRecord): Promise<void> {
    await this.recordMany(tx, ctx, [record])
  }

  async recordMany(tx: Tx, ctx: Ctx, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return
    const people = new Set<PersonId>()
    if (ctx.actor.kind === 'person') people.add(ctx.actor.personId)
    for (const { subject } of records) if ('person' in subject) people.add(subject.person)
    if (people.size > 0) await this.queries.rememberPseudonyms(tx, [...people].map((personId) => ({ pseudonym: this.pseudonym(personId), personId })))
    await this.queries.insert(tx, records.map(({ action, subject, detail = {} }) => ({
      id: newId(), at: ctx.now, actor: this.actorName(ctx.actor), action, detail, requestId: ctx.requestId,
      ...('person' in subject ? { subjectKind: 'person', subjectId: this.pseudonym(subject.person) } : { subjectKind: subject.kind, subjectId: subject.id }),
    })))
  }

  /** The pseudonym under which a person stands in the trail. */
  pseudonym(personId: PersonId): string {
    return createHmac('sha256', this.config.PSEUDONYM_KEY).update(`audit ${personId}`).digest('base64url').slice(0, 22)
  }

  private actorName(actor: Actor): string {
    switch (actor.kind) {
      case 'person': return this.pseudonym(actor.personId)
      case 'machine': return `machine:${actor.clientId}`
      case 'system': return `system:${actor.name}`
      case 'unlinked': return 'unlinked'
      case 'anonymous': return 'anonymous'
    }
  }
}
