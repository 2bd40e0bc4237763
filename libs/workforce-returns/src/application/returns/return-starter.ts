import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { FrameworksService } from '#competency'
import { err, newId, ok, type OrganisationId, type Quarter, type Result } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import { ReturnQueries, type ReturnRow } from '../../data/returns/return.queries.js'
import type { NewReturn, WorkforceReturnId } from '../../domain/index.js'
import { refusal } from '../problems.js'

type Outcome = Result<WorkforceReturnId, readonly UserError[]>

/** Writes a new draft with the versions of the day. */
@Injectable()
export class ReturnStarter {
  constructor(
    private readonly queries: ReturnQueries,
    private readonly references: ReferenceQueries,
    private readonly frameworks: FrameworksService,
    private readonly audit: AuditService,
  ) {}

  async write(tx: Tx, ctx: Ctx, organisation: { readonly id: OrganisationId; readonly region: string | null; readonly kind: string }, { quarter, revision, correctionReason }: NewReturn, corrects: ReturnRow | undefined): Promise<Outcome> {
    const made = corrects ?? (await this.versionsOfToday(tx, ctx, organisation.id, quarter))
    if (made === undefined) return err(refusal('quarter', 'NO_FRAMEWORK', 'No capability framework has been published, so there are no roles to return. Ask the platform\'s administrators.'))
    const id = newId<WorkforceReturnId>()
    const by = personOf(ctx.actor) ?? null
    await this.queries.insert(tx, {
      id, organisationId: organisation.id, quarter, revision, correctionReason, region: organisation.region, organisationKind: organisation.kind, startedAt: ctx.now,
      frameworkKey: made.frameworkKey, frameworkVersionId: made.frameworkVersionId, gradesVersionId: made.gradesVersionId, characteristicsVersionId: made.characteristicsVersionId,
    }, by)
    await this.queries.note(tx, { id: newId(), returnId: id, action: 'start', from: null, to: 'draft', by, reason: correctionReason ?? '' }, ctx.now)
    await this.audit.record(tx, ctx, { action: 'workforce-return:start', subject: { kind: 'workforce_return', id }, detail: { organisationId: organisation.id, quarter, revision } })
    return ok(id)
  }

  /** The published version of the framework of the return before; of the first framework otherwise. */
  private async versionsOfToday(tx: Tx, ctx: Ctx, organisationId: OrganisationId, quarter: Quarter): Promise<Pick<ReturnRow, 'frameworkKey' | 'frameworkVersionId' | 'gradesVersionId' | 'characteristicsVersionId'> | undefined> {
    const frameworks = await this.frameworks.list(ctx)
    const before = await this.queries.before(organisationId, quarter, tx)
    const grades = await this.references.newest('grades', tx)
    const characteristics = await this.references.newest('characteristics', tx)
    const published = frameworks.flatMap(({ key, versions }) => versions.filter(({ status }) => status === 'published').map(({ id }) => ({ key, id })))
    const framework = published.find(({ key }) => key === before?.frameworkKey) ?? published[0]
    return framework && { frameworkKey: framework.key, frameworkVersionId: framework.id, gradesVersionId: grades.id, characteristicsVersionId: characteristics.id }
  }
}
