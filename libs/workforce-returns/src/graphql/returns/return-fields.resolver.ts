import { ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { ReturnChecksService, type ReturnFindings } from '../../application/returns/return-checks.service.js'
import { ReturnContextLoader } from '../../application/returns/return-context.loader.js'
import { ReturnsService } from '../../application/returns/returns.service.js'
import type { ReturnRow } from '../../data/returns/return.queries.js'
import { isDone, type ReturnContent, SECTIONS } from '../../domain/index.js'
import { DiversityLineType, HeadcountLineType, OutlookLineType, SkillLineType } from './return-lines.type.js'
import { ReturnListsType } from './return-lists.type.js'
import { ConfirmedWarningType, ReturnProblemType, ReturnSectionType, ReturnWarningType, WorkforceReturnType } from './return.type.js'

/** What belongs to a return that the viewer has been shown: read once for all the fields that ask. */
@Resolver(() => WorkforceReturnType)
export class WorkforceReturnFieldsResolver {
  private readonly findings: LoaderDefinition<string, ReturnFindings>

  constructor(returns: ReturnsService, private readonly checks: ReturnChecksService, private readonly settings: ReturnContextLoader) {
    this.findings = {
      name: 'returns.findings',
      load: async (ctx, ids) => new Map(await Promise.all(ids.map(async (id) => [id, await checks.findings(ctx, await returns.byId(ctx, id))] as const))),
    }
  }

  @ResolveField('sections', () => [ReturnSectionType], { description: 'Its four sections.' })
  async sections({ id }: ReturnRow, _args: object, context: GraphqlContext): Promise<ReturnSectionType[]> {
    const saved = (await this.of(id, context))?.saved ?? []
    return SECTIONS.map((section) => {
      const one = saved.find((row) => row.section === section)
      return { section, lines: one?.lines ?? 0, done: isDone(one), nothingToReport: one?.nothingToReport ?? false, savedAt: one?.savedAt ?? null }
    })
  }

  @ResolveField('problems', () => [ReturnProblemType], { description: 'What stands in the way of submitting it; of a revision that was submitted, nothing.' })
  async problems({ id }: ReturnRow, _args: object, context: GraphqlContext): Promise<readonly ReturnProblemType[]> {
    return (await this.of(id, context))?.problems ?? []
  }

  @ResolveField('warnings', () => [ReturnWarningType], { description: 'What has to be confirmed with a comment when it is submitted.' })
  async warnings({ id }: ReturnRow, _args: object, context: GraphqlContext): Promise<readonly ReturnWarningType[]> {
    return (await this.of(id, context))?.warnings ?? []
  }

  @ResolveField('confirmedWarnings', () => [ConfirmedWarningType], { description: 'What was confirmed when it was submitted.' })
  confirmedWarnings({ id }: ReturnRow, _args: object, { ctx }: GraphqlContext): Promise<readonly ConfirmedWarningType[]> {
    return this.checks.confirmed(ctx, id)
  }

  @ResolveField('headcount', () => [HeadcountLineType], { description: 'The headcount section.' })
  headcount(row: ReturnRow, _args: object, context: GraphqlContext): Promise<readonly HeadcountLineType[]> {
    return this.lines(row, context, 'headcount')
  }

  @ResolveField('diversity', () => [DiversityLineType], { description: 'The diversity section.' })
  diversity(row: ReturnRow, _args: object, context: GraphqlContext): Promise<readonly DiversityLineType[]> {
    return this.lines(row, context, 'diversity')
  }

  @ResolveField('skills', () => [SkillLineType], { description: 'Skills demand and supply.' })
  skills(row: ReturnRow, _args: object, context: GraphqlContext): Promise<readonly SkillLineType[]> {
    return this.lines(row, context, 'skills')
  }

  @ResolveField('outlook', () => [OutlookLineType], { description: 'Roles likely to change.' })
  async outlook(row: ReturnRow, _args: object, context: GraphqlContext): Promise<OutlookLineType[]> {
    return (await this.lines(row, context, 'outlook')).map((line) => ({ ...line, retrainTo: [...line.retrainTo] }))
  }

  @ResolveField('lists', () => ReturnListsType, { description: 'The versions of the framework and the lists that it was begun with.' })
  async lists(row: ReturnRow, _args: object, { ctx }: GraphqlContext): Promise<ReturnListsType> {
    const { framework, grades, characteristics } = await this.settings.load(ctx, row)
    const { families, roles, skills, levels, requirements } = framework
    return {
      families: [...families], roles: [...roles], skills: [...skills], levels: [...levels], requirements: [...requirements], grades: [...grades],
      characteristics: characteristics.map((one) => ({ ...one, categories: [...one.categories] })),
    }
  }

  private of(id: string, { loaders }: GraphqlContext): Promise<ReturnFindings | undefined> {
    return loaders.load(this.findings, id)
  }

  private async lines<S extends keyof ReturnContent>({ id }: ReturnRow, context: GraphqlContext, section: S): Promise<ReturnContent[S]> {
    const found = await this.of(id, context)
    if (found === undefined) throw new Error(`Return ${id} was not read`)
    return found.content[section]
  }
}
