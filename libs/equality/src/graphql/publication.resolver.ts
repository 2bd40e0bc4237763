import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, Public } from '#platform/graphql'
import { EqualityPublicationsService } from '../application/releases/publications.service.js'
import { ReleaseAuditsService } from '../application/releases/release-audits.service.js'
import { ReleaseRequestsService } from '../application/releases/release-requests.service.js'
import type { EqualityPublication } from '../domain/index.js'
import { EqualityDeclarationType, EqualityPublicationType, EqualityReleaseType, RequestEqualityReleasePayload, toDeclarationType, toReleaseType } from './publication.type.js'

@Resolver(() => EqualityPublicationType)
export class EqualityPublicationResolver {
  constructor(private readonly publications: EqualityPublicationsService, private readonly requests: ReleaseRequestsService, private readonly audits: ReleaseAuditsService) {}

  @Query(() => [EqualityPublicationType], { name: 'equalityPublications', description: 'What is published from equality answers. For everybody.' })
  @Public()
  list(): readonly EqualityPublication[] {
    return this.publications.list()
  }

  @Query(() => EqualityPublicationType, { name: 'equalityPublication', description: 'One publication. NOT_FOUND when there is none of that id. For everybody.' })
  @Public()
  byId(@Args('id', { type: () => ID }) id: string): EqualityPublication {
    return this.publications.byId(id)
  }

  @Query(() => [EqualityDeclarationType], { name: 'equalityDeclarations', description: 'How many people answered, by publication; those that have a snapshot. For everybody.' })
  @Public()
  async declarations(): Promise<EqualityDeclarationType[]> {
    return (await this.publications.declarations()).map(toDeclarationType)
  }

  @Query(() => Boolean, { name: 'viewerCanPublishEquality', description: 'Whether the viewer may ask for snapshots: workforce analysts of the institute and the LGA, and platform administrators.' })
  @Allow()
  mayPublish(@Context('ctx') ctx: Ctx): Promise<boolean> {
    return this.publications.mayPublish(ctx)
  }

  @Mutation(() => RequestEqualityReleasePayload, { name: 'requestEqualityRelease', description: 'Asks for today\'s snapshot of a publication, and of all that are about the same people; a job takes and protects them together. For workforce analysts of the institute and the LGA, and platform administrators.' })
  @Allow()
  async request(@Context('ctx') ctx: Ctx, @Args('publicationId', { type: () => ID }) publicationId: string): Promise<RequestEqualityReleasePayload> {
    const requested = await this.requests.request(ctx, publicationId)
    return requested.ok ? { snapshotOn: requested.value, userErrors: [] } : { snapshotOn: null, userErrors: requested.error }
  }

  @ResolveField('latest', () => EqualityReleaseType, { nullable: true, complexity: ({ childComplexity }) => 20 * childComplexity, description: 'The newest snapshot; absent before the first.' })
  async latest(@Parent() { id, population }: EqualityPublication): Promise<EqualityReleaseType | null> {
    const latest = await this.publications.latest(id)
    return latest === null ? null : toReleaseType(latest, await this.audits.of(population, latest.snapshotOn))
  }
}
