import { Injectable } from '@nestjs/common'
import { type FrameworkContent, FrameworksService, type FrameworkVersionId } from '#competency'
import { asId, nextQuarter, previousQuarter } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Executor } from '#platform/database'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import { ReturnContentQueries } from '../../data/returns/return-content.queries.js'
import { ReturnQueries, type ReturnRow } from '../../data/returns/return.queries.js'
import { type Characteristic, closingHeadcount, type Entry, movesOf, type ReturnContent, type ReturnContext } from '../../domain/index.js'

/** What a return is made with, and the return before it. */
export interface ReturnSetting {
  readonly framework: FrameworkContent
  readonly grades: readonly Entry[]
  readonly characteristics: readonly Characteristic[]
  /** The revision that counts of the last quarter before that was returned. */
  readonly before: { readonly row: ReturnRow; readonly content: ReturnContent } | undefined
  readonly context: ReturnContext
}

const namesOf = (entries: readonly { readonly key: string; readonly name: string }[]): ReadonlyMap<string, string> => new Map(entries.map(({ key, name }) => [key, name]))

/** Gathers what the lines of a return are read against. */
@Injectable()
export class ReturnContextLoader {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly references: ReferenceQueries,
    private readonly returns: ReturnQueries,
    private readonly contents: ReturnContentQueries,
  ) {}

  async load(ctx: Ctx, row: ReturnRow, on?: Executor): Promise<ReturnSetting> {
    const [framework, lists, before, following] = await Promise.all([this.framework(ctx, row.frameworkVersionId), this.references.byIds([row.gradesVersionId, row.characteristicsVersionId]), this.before(row, on), this.following(row, on)])
    const grades = lists.find(({ kind }) => kind === 'grades')?.content as readonly Entry[] | undefined
    const characteristics = lists.find(({ kind }) => kind === 'characteristics')?.content as readonly Characteristic[] | undefined
    if (grades === undefined || characteristics === undefined) throw new Error(`The lists of return ${row.id} are missing`)
    const opening = before?.row.quarter === previousQuarter(row.quarter) ? closingHeadcount(before.content) : undefined
    return {
      framework, grades, characteristics, before,
      context: {
        roles: new Map(framework.roles.map(({ key, name, familyKey }) => [key, { name, family: familyKey }])), families: namesOf(framework.families), skills: namesOf(framework.skills),
        levels: namesOf(framework.levels), grades: namesOf(grades), characteristics: new Map(characteristics.map(({ key, name, categories }) => [key, { name, categories: namesOf(categories) }])), opening, following, headcount: undefined,
      },
    }
  }

  /** The framework as a version says it. */
  async framework(ctx: Ctx, versionId: string): Promise<FrameworkContent> {
    return this.frameworks.content(ctx, await this.frameworks.version(ctx, asId<FrameworkVersionId>(versionId)))
  }

  private async before(row: ReturnRow, on?: Executor): Promise<ReturnSetting['before']> {
    const found = await this.returns.before(row.organisationId, row.quarter, on)
    return found && { row: found, content: await this.contents.read(found.id, on) }
  }

  private async following(row: ReturnRow, on?: Executor): Promise<ReturnContext['following']> {
    const quarter = nextQuarter(row.quarter)
    const found = await this.returns.counting(row.organisationId, quarter, on)
    return found && { quarter, moves: movesOf(await this.contents.read(found.id, on)) }
  }
}
