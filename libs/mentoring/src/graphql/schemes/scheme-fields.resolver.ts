import { ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext } from '#platform/graphql'
import { type SchemeSkill, SchemeSkills } from '../../application/schemes/scheme-skills.js'
import { SchemesService } from '../../application/schemes/schemes.service.js'
import { StandingService } from '../../application/standing/standing.service.js'
import type { SchemeHistoryRow } from '../../data/schemes/scheme-facts.queries.js'
import type { SchemeRow } from '../../data/schemes/scheme.queries.js'
import { can } from '../../domain/index.js'
import { MentoringNames } from '../names.js'
import { MentoringSchemeEventType, MentoringSchemeType, MentoringSkillType } from './scheme.type.js'

/** What belongs to a scheme that the viewer has been shown. */
@Resolver(() => MentoringSchemeType)
export class SchemeFieldsResolver {
  constructor(private readonly schemes: SchemesService, private readonly chooseFrom: SchemeSkills, private readonly standing: StandingService, private readonly names: MentoringNames) {}

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The name of the organisation that runs it.' })
  organisationName({ organisationId }: SchemeRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }

  @ResolveField('skills', () => [MentoringSkillType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'The skills that participants choose from.' })
  skills({ frameworkVersionId }: SchemeRow, _args: object, { ctx }: GraphqlContext): Promise<readonly SchemeSkill[]> {
    return this.chooseFrom.of(ctx, frameworkVersionId)
  }

  @ResolveField('history', () => [MentoringSchemeEventType], { nullable: true, description: 'What was done to it, newest first. For those who run it; null for others.' })
  async history(row: SchemeRow, _args: object, { ctx }: GraphqlContext): Promise<readonly MentoringSchemeEventType[] | null> {
    if (!this.viewerCanManage(row, {}, { ctx })) return null
    return (await this.schemes.history(ctx, row.id)).map(({ detail, ...entry }: SchemeHistoryRow) => ({ ...entry, fields: Object.keys(detail) }))
  }

  @ResolveField('viewerCanManage', () => Boolean, { description: 'Whether the viewer may change, open and close it, and see who takes part.' })
  viewerCanManage({ organisationId }: SchemeRow, _args: object, { ctx }: Pick<GraphqlContext, 'ctx'>): boolean {
    return can.manageScheme.permits(this.standing.forOwner(ctx, organisationId))
  }

  @ResolveField('viewerCanMatch', () => Boolean, { description: 'Whether the viewer may see who takes part and run rounds.' })
  viewerCanMatch({ organisationId }: SchemeRow, _args: object, { ctx }: GraphqlContext): boolean {
    return can.seeParticipants.permits(this.standing.forOwner(ctx, organisationId))
  }
}
