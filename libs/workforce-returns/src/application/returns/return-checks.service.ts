import { Injectable } from '@nestjs/common'
import { londonDate } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Executor } from '#platform/database'
import { ReturnContentQueries } from '../../data/returns/return-content.queries.js'
import type { ReturnRow } from '../../data/returns/return.queries.js'
import { checkReturn, compareRevisions, type Difference, findWarnings, type ReturnContent, type SavedSection, type SectionProblem, type Warning } from '../../domain/index.js'
import { seeReturn } from '../return-policies.js'
import { ReturnAccess } from './return-access.js'
import { ReturnContextLoader } from './return-context.loader.js'

export interface ReturnFindings {
  readonly content: ReturnContent
  readonly saved: readonly (SavedSection & { readonly via: string; readonly savedAt: Date })[]
  /** What stands in the way of submitting. */
  readonly problems: readonly SectionProblem[]
  /** What has to be confirmed with a comment. */
  readonly warnings: readonly Warning[]
}

/** What a return says, and what is wrong or unlikely about it. */
@Injectable()
export class ReturnChecksService {
  constructor(private readonly access: ReturnAccess, private readonly loader: ReturnContextLoader, private readonly contents: ReturnContentQueries) {}

  /** For a revision that the caller may see. Problems and warnings are those of today: of a revision that was submitted there are none to mend. */
  async findings(ctx: Ctx, row: ReturnRow, on?: Executor): Promise<ReturnFindings> {
    const content = await this.contents.read(row.id, on)
    const saved = await this.contents.saved(row.id, on)
    if (row.state !== 'draft') return { content, saved, problems: [], warnings: [] }
    const { context, before, characteristics } = await this.loader.load(ctx, row, on)
    return {
      content, saved, problems: checkReturn(content, saved, context),
      warnings: findWarnings({
        quarter: row.quarter, today: londonDate(ctx.now), content, characteristics: characteristics.map(({ key }) => key),
        before: before && { quarter: before.row.quarter, content: before.content },
      }),
    }
  }

  /** Warnings that were confirmed when the revision was submitted. */
  async confirmed(ctx: Ctx, returnId: string): Promise<readonly { readonly key: string; readonly message: string; readonly comment: string }[]> {
    const row = await this.access.known(ctx, returnId, seeReturn)
    return this.contents.confirmations(row.id)
  }

  /** What the second revision says otherwise than the first. The viewer may see both. */
  async compare(ctx: Ctx, beforeId: string, afterId: string): Promise<readonly Difference[]> {
    const [before, after] = [await this.access.known(ctx, beforeId, seeReturn), await this.access.known(ctx, afterId, seeReturn)]
    return compareRevisions(await this.contents.read(before.id), await this.contents.read(after.id))
  }
}
