import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { badInput } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { ByHandService } from '../../application/matches/by-hand.service.js'
import { ReplacementsService } from '../../application/matches/replacements.service.js'
import type { ProfileRow } from '../../data/profiles/profile.queries.js'
import { MatchByHandArgs } from './match.input.js'
import { MatchByHandPreviewType, MentoringMatchPersonType, MentoringSuggestionType } from './match.type.js'
import { ReasonTexts } from './reason-texts.js'

const MOST = 50

/** What those who match ask before they match by hand. */
@Resolver(() => MentoringMatchPersonType)
export class MatchSearchResolver {
  constructor(private readonly hand: ByHandService, private readonly replacements: ReplacementsService, private readonly texts: ReasonTexts) {}

  @Query(() => MatchByHandPreviewType, { description: 'What speaks for and against matching two people by hand. For those who match; changes nothing.' })
  @Allow()
  async matchByHandPreview(@Context('ctx') ctx: Ctx, @Args() pair: MatchByHandArgs): Promise<MatchByHandPreviewType> {
    const { mentee, mentor, rules, reasons } = await this.hand.preview(ctx, pair)
    return { mentee: person(mentee), mentor: person(mentor), rules, reasons: await (await this.texts.ofScheme(ctx, mentee.schemeId))(reasons) }
  }

  @Query(() => [MentoringSuggestionType], { description: 'The best free partners for one person now, best first; moves nobody. For those who match.' })
  @Allow()
  async suggestReplacements(
    @Context('ctx') ctx: Ctx,
    @Args('profileId', { type: () => ID, description: 'For whom.' }) profileId: string,
    @Args('first', { type: () => Int, defaultValue: 10, description: 'How many, up to 50.' }) first: number,
  ): Promise<MentoringSuggestionType[]> {
    if (first < 1 || first > MOST) throw badInput(`Ask for 1 to ${MOST}.`)
    const found = await this.replacements.suggest(ctx, profileId, first)
    const [best] = found
    if (best === undefined) return []
    const inWords = await this.texts.ofScheme(ctx, best.profile.schemeId)
    return Promise.all(found.map(async ({ profile, reasons }) => ({ person: person(profile), reasons: await inWords(reasons) })))
  }
}

const person = ({ id, side, personId, organisationId, details }: ProfileRow) => ({ side, personId, profileId: id, organisationId, headline: details.headline ?? null, goals: details.goals ?? null })
