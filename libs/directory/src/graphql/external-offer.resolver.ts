import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type GraphqlContext, type LoaderDefinition, toConnection } from '#platform/graphql'
import { ExternalOffersService } from '../application/external-offers.service.js'
import { OrganisationsService } from '../application/organisations.service.js'
import type { ExternalOfferId, ExternalOfferRow } from '../data/external-offer.queries.js'
import type { OrganisationRow } from '../data/organisation.queries.js'
import { ChangeExternalOfferArgs, ExternalOfferInputType, ExternalOffersArgs } from './external-offer.input.js'
import { ExternalOfferConnection, ExternalOfferPayload, ExternalOfferType } from './external-offer.type.js'
import { OrganisationType } from './organisation.type.js'

@Resolver(() => ExternalOfferType)
export class ExternalOfferResolver {
  private readonly loader: LoaderDefinition<OrganisationId, OrganisationRow>

  constructor(
    private readonly offers: ExternalOffersService,
    organisations: OrganisationsService,
  ) {
    this.loader = { name: 'organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  @Query(() => ExternalOfferConnection, { name: 'externalOffers', description: 'What others offer, by title.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { first, after, ...filter }: ExternalOffersArgs): Promise<Connection<ExternalOfferRow>> {
    const { rows, total } = await this.offers.page(ctx, filter, first, decodeCursor(after, ['text', 'id']))
    return toConnection(rows, first, total, (row) => [row.title, row.id])
  }

  @Query(() => ExternalOfferType, { name: 'externalOffer', description: 'One offer. NOT_FOUND when there is none of that id, or it was withdrawn.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<ExternalOfferRow> {
    return this.offers.byId(ctx, asId<ExternalOfferId>(id))
  }

  @Mutation(() => ExternalOfferPayload, { name: 'addExternalOffer', description: 'Lists an offer. For the provider\'s programme managers and platform administrators.' })
  @Allow()
  async add(@Context('ctx') ctx: Ctx, @Args('input') input: ExternalOfferInputType): Promise<ExternalOfferPayload> {
    return this.answer(ctx, await this.offers.add(ctx, input))
  }

  @Mutation(() => ExternalOfferPayload, { name: 'changeExternalOffer', description: 'Changes an offer. For the provider\'s programme managers and platform administrators.' })
  @Allow()
  async change(@Context('ctx') ctx: Ctx, @Args() { id, input }: ChangeExternalOfferArgs): Promise<ExternalOfferPayload> {
    return this.answer(ctx, await this.offers.change(ctx, asId<ExternalOfferId>(id), input))
  }

  @Mutation(() => ExternalOfferPayload, { name: 'withdrawExternalOffer', description: 'Takes an offer off the list. For the provider\'s programme managers and platform administrators.' })
  @Allow()
  async withdraw(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<ExternalOfferPayload> {
    await this.offers.withdraw(ctx, asId<ExternalOfferId>(id))
    return { offer: null, userErrors: [] }
  }

  @ResolveField('provider', () => OrganisationType, { nullable: true, description: 'The providing organisation, where it is one here.' })
  provider(offer: ExternalOfferRow, _args: object, { loaders }: GraphqlContext): Promise<OrganisationRow | undefined> | null {
    return offer.providerId === null ? null : loaders.load(this.loader, offer.providerId)
  }

  @ResolveField('viewerCanManage', () => Boolean, { description: 'Whether the viewer may change or withdraw it.' })
  viewerCanManage(offer: ExternalOfferRow, _args: object, { ctx }: GraphqlContext): boolean {
    return this.offers.mayManage(ctx, offer)
  }

  private async answer(ctx: Ctx, result: Result<ExternalOfferId, readonly UserError[]>): Promise<ExternalOfferPayload> {
    return result.ok ? { offer: await this.offers.byId(ctx, result.value), userErrors: [] } : { offer: null, userErrors: result.error }
  }
}
