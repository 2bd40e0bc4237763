import { Injectable, type OnModuleInit } from '@nestjs/common'
import { err, isId, newId, ok, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { AppError, notFound, type UserError } from '#platform/errors'
import { FileReaders, FilesService } from '#platform/files'
import { Outbox } from '#platform/outbox'
import { type After, type AnnouncementRow, type ResourceRow, type SpaceKey, SpaceQueries } from '../../data/spaces/space.queries.js'
import { can, checkAnnouncement, checkResource, type Problem } from '../../domain/index.js'
import { announcementPosted } from '../../events.js'
import { SpaceAccess } from './space-access.js'

/** Owner kind of shared files. */
export const RESOURCE_FILES = 'cohorts.space-resource'

export interface NewResource {
  readonly title: string
  readonly description?: string | null | undefined
  readonly url?: string | null | undefined
  readonly fileId?: string | null | undefined
}

const userErrors = (problems: readonly Problem[]): readonly UserError[] => problems.map(({ code, field, fix }) => ({ code, field, message: fix }))

/** What teachers put into a space: resources and announcements. */
@Injectable()
export class SharingService implements OnModuleInit {
  constructor(
    private readonly access: SpaceAccess,
    private readonly spaces: SpaceQueries,
    private readonly files: FilesService,
    private readonly readers: FileReaders,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.readers.register(RESOURCE_FILES, async (ctx, resourceId) => {
      const resource = await this.spaces.resource(resourceId)
      return resource !== undefined && can.readSpace.permits(await this.access.of(ctx, resource))
    })
  }

  async resources(ctx: Ctx, space: SpaceKey, first: number, after: After): Promise<{ rows: ResourceRow[]; total: number }> {
    return this.spaces.resources((await this.access.reading(ctx, space)).key, first, after)
  }

  async announcements(ctx: Ctx, space: SpaceKey, first: number, after: After): Promise<{ rows: AnnouncementRow[]; total: number }> {
    return this.spaces.announcements((await this.access.reading(ctx, space)).key, first, after)
  }

  /** Shares a link or a file. Errors: the input's problems, `FILE_NOT_FOUND`. */
  async share(ctx: Ctx, space: SpaceKey, input: NewResource): Promise<Result<ResourceRow, readonly UserError[]>> {
    const { key } = await this.access.teaching(ctx, space, can.shareResource)
    const [url, fileId, description] = [input.url?.trim() ?? '', input.fileId ?? null, input.description?.trim() ?? '']
    const problems = checkResource({ title: input.title, description, url, hasFile: fileId !== null })
    if (problems.length > 0) return err(userErrors(problems))
    const row: ResourceRow = {
      id: newId(), ...key, title: input.title.trim(), description: description === '' ? null : description, url: url === '' ? null : url, fileId,
      addedById: requirePerson(ctx), addedAt: ctx.now,
    }
    return this.uow.run(async (tx) => {
      const attached = fileId === null ? ok(undefined) : await this.files.attach(tx, ctx, fileId, { kind: RESOURCE_FILES, id: row.id })
      if (!attached.ok) return attached
      await this.spaces.addResource(tx, row)
      await this.audit.record(tx, ctx, { action: can.shareResource.action, subject: { kind: 'resource', id: row.id }, detail: { ...key } })
      return ok(row)
    })
  }

  async unshare(ctx: Ctx, resourceId: string): Promise<void> {
    const found = isId(resourceId) ? await this.spaces.resource(resourceId) : undefined
    if (found === undefined) throw notFound('The resource')
    await this.access.teaching(ctx, found, can.shareResource)
    await this.uow.run(async (tx) => {
      if (!(await this.spaces.removeResource(tx, found.id, requirePerson(ctx), ctx.now))) throw notFound('The resource')
      await this.audit.record(tx, ctx, { action: 'space:remove-resource', subject: { kind: 'resource', id: found.id } })
    })
  }

  /** Tells everybody in the space: it is listed there, and a message goes to each. */
  async announce(ctx: Ctx, space: SpaceKey, input: { readonly title: string; readonly body: string }): Promise<Result<AnnouncementRow, readonly UserError[]>> {
    const { key, runState } = await this.access.teaching(ctx, space, can.announce)
    if (runState === 'draft') throw new AppError('CONFLICT', 'The run is not open yet, so there is nobody to tell.')
    const problems = checkAnnouncement(input)
    if (problems.length > 0) return err(userErrors(problems))
    const row: AnnouncementRow = { id: newId(), ...key, title: input.title.trim(), body: input.body.trim(), authorId: requirePerson(ctx), postedAt: ctx.now }
    return this.uow.run(async (tx) => {
      await this.spaces.addAnnouncement(tx, row)
      await this.audit.record(tx, ctx, { action: can.announce.action, subject: { kind: 'announcement', id: row.id }, detail: { ...key } })
      await this.outbox.add(tx, ctx, announcementPosted, { announcementId: row.id })
      return ok(row)
    })
  }

  /** Takes an announcement out of the space. Messages that were sent stay sent. */
  async retractAnnouncement(ctx: Ctx, announcementId: string): Promise<void> {
    const found = isId(announcementId) ? await this.spaces.announcement(announcementId) : undefined
    if (found === undefined) throw notFound('The announcement')
    await this.access.teaching(ctx, found, can.announce)
    await this.uow.run(async (tx) => {
      if (!(await this.spaces.retractAnnouncement(tx, found.id, requirePerson(ctx), ctx.now))) throw notFound('The announcement')
      await this.audit.record(tx, ctx, { action: 'space:retract-announcement', subject: { kind: 'announcement', id: found.id } })
    })
  }
}
