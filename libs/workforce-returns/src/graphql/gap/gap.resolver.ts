import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { type LearningRouteView, LearningRoutesService } from '../../application/gap/learning-routes.service.js'
import { OutlookService } from '../../application/gap/outlook.service.js'
import { SkillsGapService } from '../../application/gap/skills-gap.service.js'
import { AddLearningRouteInput, AreaArgs, SkillsGapArgs } from './gap.input.js'
import { LearningRoutePayload, LearningRouteType, RolesLikelyToChangeType, SkillsGapType } from './gap.type.js'

@Resolver(() => SkillsGapType)
export class SkillsGapResolver {
  constructor(private readonly gaps: SkillsGapService, private readonly outlook: OutlookService, private readonly routes: LearningRoutesService) {}

  @Query(() => SkillsGapType, { description: 'What skills are short. Of an organisation for its own people, exactly; of the nation and its regions for those who plan, protected.' })
  @Allow()
  async skillsGap(@Context('ctx') ctx: Ctx, @Args() filter: SkillsGapArgs): Promise<SkillsGapType> {
    const { setting: { framework }, gaps, organisations, regions, withheld, method } = await this.gaps.of(ctx, filter)
    return {
      organisations, regions: [...regions], withheld, method, roles: [...framework.roles], skills: [...framework.skills], levels: [...framework.levels],
      gaps: gaps.map((gap) => ({ ...gap, routes: gap.routes.map((route) => this.show(ctx, route)) })),
    }
  }

  @Query(() => RolesLikelyToChangeType, { description: 'Roles that technology is likely to change in three to five years, and what their people may be retrained for.' })
  @Allow()
  async rolesLikelyToChange(@Context('ctx') ctx: Ctx, @Args() { area }: AreaArgs): Promise<RolesLikelyToChangeType> {
    const { setting, organisations, withheld, roles } = await this.outlook.of(ctx, area)
    return {
      organisations, withheld, roles: [...setting.framework.roles],
      changes: roles.map((one) => ({ ...one, retrainTo: one.retrainTo.map(({ role, routes }) => ({ role, routes: routes.map((route) => this.show(ctx, route)) })) })),
    }
  }

  @Query(() => [LearningRouteType], { description: 'Every learning route that stands. For those who plan workforce or learning.' })
  @Allow()
  async learningRoutes(@Context('ctx') ctx: Ctx): Promise<LearningRouteType[]> {
    return (await this.routes.list(ctx)).map((route) => this.show(ctx, route))
  }

  @Mutation(() => LearningRoutePayload, { description: 'Lists a route to a skill. For programme managers of whose programme it is, and the platform\'s administrators.' })
  @Allow()
  async addLearningRoute(@Context('ctx') ctx: Ctx, @Args('input') { programmeId, externalOfferId, ...input }: AddLearningRouteInput): Promise<LearningRoutePayload> {
    const added = await this.routes.add(ctx, { ...input, programmeId: programmeId ?? null, externalOfferId: externalOfferId ?? null })
    return added.ok ? { routeId: added.value, userErrors: [] } : { routeId: null, userErrors: added.error }
  }

  @Mutation(() => LearningRoutePayload, { description: 'Takes a route off the list.' })
  @Allow()
  async endLearningRoute(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which route.' }) id: string): Promise<LearningRoutePayload> {
    const ended = await this.routes.end(ctx, id)
    return ended.ok ? { routeId: ended.value, userErrors: [] } : { routeId: null, userErrors: ended.error }
  }

  private show(ctx: Ctx, route: LearningRouteView): LearningRouteType {
    const { offer, ...row } = route
    return { ...row, title: offer.title, ownerName: offer.ownerName, url: offer.url, nextRun: offer.nextRun, viewerCanManage: this.routes.mayManage(ctx, route) }
  }
}
