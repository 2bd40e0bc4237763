import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import { PeopleService, type PersonContactDetails } from '#directory'
import { londonDate, type OrganisationId, type PersonId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import type { SeenMatch } from '../../application/matches/matches.service.js'
import { closesOn, isLive, isPastEnd, isRelationship, type Side, shownState, showsPeople } from '../../domain/index.js'
import { MentoringNames } from '../names.js'
import { MentoringMatchPersonType, MentoringMatchType, MentoringOverrideType, MentoringReasonType } from './match.type.js'
import { ReasonTexts } from './reason-texts.js'

type ShownPerson = MentoringMatchPersonType & { readonly reachable?: boolean }

/** What of a match a viewer is shown: to one of the two of a blind match nothing of the other before both accepted. */
@Resolver(() => MentoringMatchType)
export class MatchFieldsResolver {
  constructor(private readonly texts: ReasonTexts) {}

  @ResolveField('state', () => String, { description: 'proposed, accepted_by_one, agreed, active, on_hold, completed, declined, lapsed, withdrawn or ended_early; to the two, declined and withdrawn are not_going_ahead.' })
  state({ state, viewer }: SeenMatch): string {
    return shownState(state, viewer)
  }

  @ResolveField('mentee', () => MentoringMatchPersonType, { nullable: true, description: 'Null where the viewer is the mentor of a blind match that both have not accepted.' })
  mentee(match: SeenMatch): ShownPerson | null {
    return personOf(match, 'mentee')
  }

  @ResolveField('mentor', () => MentoringMatchPersonType, { nullable: true, description: 'Null where the viewer is the mentee of a blind match that both have not accepted.' })
  mentor(match: SeenMatch): ShownPerson | null {
    return personOf(match, 'mentor')
  }

  @ResolveField('reasons', () => [MentoringReasonType], { complexity: ({ childComplexity }) => 5 * childComplexity, description: 'Why the two were proposed to each other, weightiest first.' })
  reasons({ reasons, frameworkVersionId, side }: SeenMatch, _args: object, { ctx }: GraphqlContext): Promise<MentoringReasonType[]> {
    return this.texts.of(ctx, frameworkVersionId, reasons, side ?? undefined)
  }

  @ResolveField('viewerAccepted', () => Boolean, { description: 'Whether the viewer is one of the two and has accepted.' })
  viewerAccepted({ side, menteeAcceptedAt, mentorAcceptedAt }: SeenMatch): boolean {
    return side !== null && (side === 'mentee' ? menteeAcceptedAt : mentorAcceptedAt) !== null
  }

  @ResolveField('endReason', () => String, { nullable: true, description: 'Why a relationship ended early, for those who run the scheme. Why somebody declined is only ever counted.' })
  endReason({ viewer, runsScheme, state, endReason }: SeenMatch): string | null {
    return viewer === 'manager' && runsScheme && state === 'ended_early' ? endReason : null
  }

  @ResolveField('override', () => MentoringOverrideType, { nullable: true, description: 'Rules that were set aside for it. For those who match; null where there were none.' })
  override({ viewer, override }: SeenMatch): MentoringOverrideType | null {
    return viewer === 'manager' && override !== null ? { rules: [...override.rules], reason: override.reason } : null
  }

  @ResolveField('helpWanted', () => Boolean, { nullable: true, description: 'Whether one of the two asks for help, for those who run the scheme; null for others.' })
  helpWanted({ viewer, runsScheme, helpWanted }: SeenMatch): boolean | null {
    return viewer === 'manager' && runsScheme ? helpWanted : null
  }

  @ResolveField('isPastEnd', () => Boolean, { description: 'Whether its planned end has passed while it runs: the two are asked to complete or extend it.' })
  isPastEnd(match: SeenMatch, _args: object, { ctx }: GraphqlContext): boolean {
    return isPastEnd(match, londonDate(ctx.now))
  }

  @ResolveField('closesOn', () => String, { nullable: true, description: 'The day on which it is closed by itself unless the two complete or extend it; null where nothing runs.' })
  closesOn({ state, endsOn, graceDays }: SeenMatch): string | null {
    return endsOn !== null && isRelationship(state) && isLive(state) ? closesOn(endsOn, graceDays) : null
  }

  @ResolveField('minutesPerMeeting', () => Int, { nullable: true, description: 'Minutes that they meet on average; null before they met.' })
  minutesPerMeeting({ meetingsHeld, minutesMet }: SeenMatch): number | null {
    return meetingsHeld === 0 ? null : Math.round(minutesMet / meetingsHeld)
  }
}

/** Names and addresses of people who are shown. */
@Resolver(() => MentoringMatchPersonType)
export class MatchPersonResolver {
  private readonly contacts: LoaderDefinition<PersonId, PersonContactDetails>

  constructor(private readonly names: MentoringNames, people: PeopleService) {
    this.contacts = { name: 'mentoring.contact', load: (_ctx, ids) => people.contactOf(ids) }
  }

  @ResolveField('name', () => String, { nullable: true, description: 'Their name.' })
  name({ personId }: ShownPerson, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId as PersonId, context)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The name of their organisation.' })
  organisationName({ organisationId }: ShownPerson, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId as OrganisationId, context)
  }

  @ResolveField('email', () => String, { nullable: true, description: 'How to reach them: for the two, from when both accepted.' })
  async email({ personId, reachable }: ShownPerson, _args: object, { loaders }: GraphqlContext): Promise<string | null> {
    return reachable === true ? (await loaders.load(this.contacts, personId as PersonId))?.email ?? null : null
  }
}

function personOf(match: SeenMatch, side: Side): ShownPerson | null {
  if (match.side !== side && !showsPeople(match, match.viewer)) return null
  const reachable = match.viewer === 'partner' && isRelationship(match.state)
  return side === 'mentee'
    ? { side, personId: match.menteePersonId, profileId: match.menteeProfileId, organisationId: match.menteeOrganisationId, headline: match.menteeHeadline, goals: match.menteeGoals, reachable }
    : { side, personId: match.mentorPersonId, profileId: match.mentorProfileId, organisationId: match.mentorOrganisationId, headline: match.mentorHeadline, goals: match.mentorGoals, reachable }
}
