import { Inject, Injectable, Optional } from '@nestjs/common'
import { AuditService } from '#audit'
import { asId, type PersonId } from '#kernel'
import { type Ctx, personOf, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound } from '#platform/errors'
import { PersonalDataQueries } from '../data/personal-data.queries.js'
import { PERSONAL_DATA_CONTRIBUTIONS, type PersonalDataContribution } from './personal-data-contribution.js'
import { PersonAccess } from './person-access.js'
import { exportPersonalData } from './upkeep-policies.js'

/** A person's own copy of what Waymark holds of them (UK GDPR, articles 15 and 20). */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PersonalDataQueries,
    private readonly access: PersonAccess,
    private readonly audit: AuditService,
    @Optional() @Inject(PERSONAL_DATA_CONTRIBUTIONS) private readonly contributions: readonly PersonalDataContribution[] = [],
  ) {
    const names = ['directory', ...contributions.map(({ name }) => name)]
    if (new Set(names).size !== names.length) throw new Error(`Parts of a person's data need names of their own: ${names.join(', ')}`)
  }

  /** The copy as JSON. NOT_FOUND for everybody but the person and the platform's administrators. Making it stands in the audit trail. */
  async copy(ctx: Ctx, id: string): Promise<string> {
    const facts = await this.access.facts(ctx, id)
    requireAccess(ctx, exportPersonalData, { personId: facts?.personId ?? asId<PersonId>('') })
    if (facts === undefined) throw notFound('The person')
    return this.uow.run(async (tx) => {
      await this.audit.record(tx, ctx, { action: exportPersonalData.action, subject: { person: facts.personId } })
      const recordIds = await this.queries.recordIds(tx, facts.personId)
      const parts: Record<string, unknown> = { directory: await this.queries.everything(tx, facts.personId, recordIds) }
      const subject = { personId: facts.personId, recordIds, askedByThemselves: personOf(ctx.actor) === facts.personId }
      for (const contribution of this.contributions) parts[contribution.name] = await contribution.read(tx, subject)
      return JSON.stringify({ exportedAt: ctx.now.toISOString(), ...parts }, null, 2)
    })
  }
}
