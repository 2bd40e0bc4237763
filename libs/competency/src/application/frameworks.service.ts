import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, isId, newId, ok, type Result, transition } from '#kernel'
import { type Ctx, isPlatformAdmin, personOf, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { FrameworkContentQueries } from '../data/framework-content.queries.js'
import { FrameworkVersionHistoryEntity } from '../data/framework-version-history.entity.js'
import { FrameworkQueries, type FrameworkRow, type FrameworkVersionId, type FrameworkVersionRow } from '../data/framework.queries.js'
import type { FrameworkContent } from '../domain/framework.js'
import { decidePublish, FRAMEWORK_VERSION_TRANSITIONS, type FrameworkVersionAction, type PublishProblem } from '../domain/framework-versions.js'
import { frameworkPublished } from '../events.js'
import { publishFramework, seeFrameworks, seeFrameworkVersion } from './framework-policies.js'

/** Capability frameworks: look-up and publication. */
@Injectable()
export class FrameworksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: FrameworkQueries,
    private readonly contents: FrameworkContentQueries,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** All frameworks with their versions. Drafts are listed for those who publish them. */
  list(ctx: Ctx): Promise<FrameworkRow[]> {
    requireAccess(ctx, seeFrameworks, undefined)
    return this.queries.list(isPlatformAdmin(ctx.actor))
  }

  async version(ctx: Ctx, id: FrameworkVersionId): Promise<FrameworkVersionRow> {
    requireAccess(ctx, seeFrameworks, undefined)
    const found = isId(id) ? await this.queries.version(id) : undefined
    if (!found) throw notFound('The framework version')
    requireAccess(ctx, seeFrameworkVersion, found)
    return found
  }

  /** What a version says. Ask {@link version} first: this one trusts that it may be seen. */
  async content(ctx: Ctx, { id, status }: FrameworkVersionRow): Promise<FrameworkContent> {
    requireAccess(ctx, seeFrameworkVersion, { status })
    return this.contents.read(id)
  }

  /**
   * Publishes a draft; the version published before is superseded. Errors: what stands in the way, by field.
   * `reason` is kept in the version's history.
   */
  publish(ctx: Ctx, id: FrameworkVersionId, reason: string): Promise<Result<FrameworkVersionId, readonly UserError[]>> {
    requireAccess(ctx, publishFramework, undefined)
    return this.uow.run(async (tx) => {
      const seen = isId(id) ? await this.queries.version(id, tx) : undefined
      if (!seen) throw notFound('The framework version')
      await this.queries.lock(tx, seen.frameworkId)
      // Read again: it may have been published while this request waited for the lock.
      const draft = (await this.queries.version(id, tx)) ?? seen
      const latest = await this.queries.publishedOf(tx, seen.frameworkId)
      const decided = decidePublish(
        { ...draft, content: await this.contents.read(id, tx) },
        latest && { ...latest, content: await this.contents.read(latest.id, tx) },
      )
      if (!decided.ok) return err([explain(decided.error)])
      if (latest) await this.move(tx, ctx, latest, 'supersede', `Superseded by version ${draft.version}`)
      await this.move(tx, ctx, draft, 'publish', reason)
      await this.audit.record(tx, ctx, { action: publishFramework.action, subject: { kind: 'framework_version', id }, detail: { version: draft.version, supersedes: latest?.version ?? null } })
      await this.outbox.add(tx, ctx, frameworkPublished, { frameworkId: draft.frameworkId, versionId: id, supersededVersionId: latest?.id ?? null })
      return ok(id)
    })
  }

  private async move(tx: Tx, ctx: Ctx, version: FrameworkVersionRow, action: FrameworkVersionAction, reason: string): Promise<void> {
    const next = transition(FRAMEWORK_VERSION_TRANSITIONS, version.status, action)
    if (!next.ok) throw new Error(`A version that is ${version.status} cannot ${action}`)
    await this.queries.setStatus(tx, version.id, next.value, ctx.now)
    await tx.manager.insert(FrameworkVersionHistoryEntity, {
      id: newId(), versionId: version.id, action, status: next.value, at: ctx.now, byPersonId: personOf(ctx.actor) ?? null, reason,
    })
  }
}

function explain(problem: PublishProblem): UserError {
  const { code } = problem
  switch (code) {
    case 'NOT_A_DRAFT': return { code, field: 'id', message: `The version is ${problem.status} already.` }
    case 'BAD_VERSION': return { code, field: 'version', message: 'The version number must be two numbers, such as 1.0.' }
    case 'VERSION_NOT_LATER': return { code, field: 'version', message: `Version ${problem.latest} is published; ${problem.version} is not later. Import the file again under a later number.` }
    case 'NEEDS_MAJOR_VERSION':
      return { code, field: 'version', message: `This version takes away ${problem.removed.slice(0, 5).join(', ')}${problem.removed.length > 5 ? ' and more' : ''}, which people may hold. Import it under the next whole number.` }
    case 'CONTENT_INVALID': return { code, field: 'id', message: problem.problems[0]?.message ?? 'The content is not valid.' }
  }
}
