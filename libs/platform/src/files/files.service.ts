import type { Readable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { fileTypeFromFile } from 'file-type'
import { err, isId, newId, ok, type Id, type PersonId, type Result } from '#kernel'
import { type Ctx, personOf, requirePerson } from '../access/index.js'
import type { Tx } from '../database/index.js'
import { notFound, type UserError } from '../errors/index.js'
import { FileDisk } from './file-disk.js'
import { cleanFileName, judgeFile, MAX_LOOSE_FILES } from './file-kinds.js'
import { FileReaders } from './file-readers.js'
import { StoredFileQueries, type StoredFileRow } from './stored-file.queries.js'

export type FileId = Id<'StoredFile'>

const LOOSE_FOR_MS = 24 * 3_600_000
const SWEEP_BATCH = 200

/** Files that people send: received first, then attached to the thing that they belong to. */
@Injectable()
export class FilesService {
  constructor(private readonly disk: FileDisk, private readonly queries: StoredFileQueries, private readonly readers: FileReaders) {}

  /**
   * Takes a file from a person. It is theirs alone until something attaches it, and is thrown away after a day if nothing does.
   * Errors: `FILE_EMPTY`, `FILE_TYPE_NOT_ALLOWED`, `FILE_NAME_MISMATCH`, `TOO_MANY_FILES`. Throws UNAVAILABLE on a full disk.
   */
  async receive(ctx: Ctx, givenName: string, content: Readable): Promise<Result<Omit<StoredFileRow, 'ownerKind' | 'ownerId'>, readonly UserError[]>> {
    const uploadedById = requirePerson(ctx)
    if ((await this.queries.countLoose(uploadedById)) >= MAX_LOOSE_FILES) {
      content.resume()
      return err([{ code: 'TOO_MANY_FILES', field: 'file', message: `You have sent ${MAX_LOOSE_FILES} files without using them. Use one first, or try again tomorrow.` }])
    }
    const id = newId<FileId>()
    const name = cleanFileName(givenName)
    const received = await this.disk.receive(id, content)
    try {
      const judged = judgeFile({ name, size: received.size, isText: received.isText, detected: (await fileTypeFromFile(received.path))?.mime })
      if (!judged.ok) return judged
      const row = { id, name, mediaType: judged.value, size: received.size, hash: received.hash, uploadedById, uploadedAt: ctx.now }
      await this.disk.keep(id, received)
      await this.queries.insert(row).catch(async (error: unknown) => {
        await this.disk.remove(id)
        throw error
      })
      return ok(row)
    } finally {
      await this.disk.discard(received)
    }
  }

  /** Gives a file that the person sent to the thing that it belongs to. Error: `FILE_NOT_FOUND` (not theirs, or used elsewhere). */
  async attach(tx: Tx, ctx: Ctx, fileId: string, owner: { readonly kind: string; readonly id: string }): Promise<Result<undefined, readonly UserError[]>> {
    const done = isId(fileId) && (await this.queries.attach(tx, fileId, requirePerson(ctx), owner))
    return done ? ok(undefined) : err([{ code: 'FILE_NOT_FOUND', field: 'fileId', message: 'The file was not found among those you sent. Send it again.' }])
  }

  /** A file with its content, for those who may read it; NOT_FOUND for everybody else. */
  async open(ctx: Ctx, fileId: string): Promise<{ readonly file: StoredFileRow; readonly content: Readable }> {
    const [file] = isId(fileId) ? await this.queries.byIds([fileId]) : []
    if (file === undefined || !(await this.mayRead(ctx, file))) throw notFound('The file')
    return { file, content: this.disk.read(file.id) }
  }

  /** Details of files for loaders and pages whose viewer may see the owners already. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, StoredFileRow>> {
    return new Map((await this.queries.byIds(ids)).map((file) => [file.id, file]))
  }

  /** Two records of one person became one: `to` is the sender of what `from` sent. */
  async movePerson(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
    await this.queries.handOn(tx, from, to)
  }

  /** Throws away files that nothing used within a day. Answers how many; call again while it is a whole batch. */
  async sweep(ctx: Ctx): Promise<number> {
    const ids = await this.queries.deleteLoose(new Date(ctx.now.getTime() - LOOSE_FOR_MS), SWEEP_BATCH)
    for (const id of ids) await this.disk.remove(id)
    return ids.length
  }

  /** Throws away what a killed process had received in part, a day later: no upload takes that long. Answers how many files. */
  sweepIncoming(ctx: Ctx): Promise<number> {
    return this.disk.clearIncoming(new Date(ctx.now.getTime() - LOOSE_FOR_MS))
  }

  private async mayRead(ctx: Ctx, file: StoredFileRow): Promise<boolean> {
    if (file.ownerKind === null || file.ownerId === null) return personOf(ctx.actor) === file.uploadedById
    return this.readers.mayRead(ctx, file.ownerKind, file.ownerId)
  }
}
