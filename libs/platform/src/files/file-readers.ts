import { Injectable } from '@nestjs/common'
import type { Ctx } from '../access/index.js'

/** Who may read the files of one kind of owner: a lib that attaches files says so when it starts. */
export type MayReadFile = (ctx: Ctx, ownerId: string) => Promise<boolean>

/** The platform knows files, not whose they are: for each kind of owner a lib answers who may read. */
@Injectable()
export class FileReaders {
  private readonly byKind = new Map<string, MayReadFile>()

  /** Throws when the kind has an answer already. */
  register(kind: string, mayRead: MayReadFile): void {
    if (this.byKind.has(kind)) throw new Error(`Two parts say who may read the files of ${kind}`)
    this.byKind.set(kind, mayRead)
  }

  /** An owner for whom nobody answers has no readers. */
  async mayRead(ctx: Ctx, kind: string, ownerId: string): Promise<boolean> {
    return (await this.byKind.get(kind)?.(ctx, ownerId)) ?? false
  }
}
