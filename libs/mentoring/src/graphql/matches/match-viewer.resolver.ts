import { ResolveField, Resolver } from '@nestjs/graphql'
import { transition } from '#kernel'
import type { GraphqlContext } from '#platform/graphql'
import type { SeenMatch } from '../../application/matches/matches.service.js'
import { isLive, isProposal, isRelationship, MATCH_TRANSITIONS, type MatchAction } from '../../domain/index.js'
import { RelationshipLoaders } from '../relationships/relationship-loaders.js'
import { MentoringMatchType } from './match.type.js'

/** What a viewer may do with a match now. */
@Resolver(() => MentoringMatchType)
export class MatchViewerResolver {
  constructor(private readonly of: RelationshipLoaders) {}

  @ResolveField('viewerCanAccept', () => Boolean, { description: 'Whether the viewer may say yes now.' })
  viewerCanAccept({ side, state, answerBy, menteeAcceptedAt, mentorAcceptedAt }: SeenMatch, _args: object, { ctx }: GraphqlContext): boolean {
    return side !== null && isProposal(state) && (side === 'mentee' ? menteeAcceptedAt : mentorAcceptedAt) === null && answerBy > ctx.now
  }

  @ResolveField('viewerCanDecline', () => Boolean, { description: 'Whether the viewer may say no now; also after a yes, until both have accepted.' })
  viewerCanDecline({ side, state }: SeenMatch): boolean {
    return side !== null && isProposal(state)
  }

  @ResolveField('viewerCanKeep', () => Boolean, { description: 'Whether the viewer may write down agreements, goals and meetings now.' })
  viewerCanKeep({ side, state }: SeenMatch): boolean {
    return side !== null && isRelationship(state) && isLive(state)
  }

  @ResolveField('viewerCanPlan', () => Boolean, { description: 'Whether the viewer may plan a meeting now.' })
  viewerCanPlan({ side, state }: SeenMatch): boolean {
    return side !== null && (state === 'agreed' || state === 'active')
  }

  @ResolveField('viewerCanPause', () => Boolean, { description: 'Whether the viewer may pause it now.' })
  viewerCanPause(match: SeenMatch): boolean {
    return partnerMay(match, 'hold')
  }

  @ResolveField('viewerCanResume', () => Boolean, { description: 'Whether the viewer may resume it now.' })
  viewerCanResume(match: SeenMatch): boolean {
    return partnerMay(match, 'resume')
  }

  @ResolveField('viewerCanExtend', () => Boolean, { description: 'Whether the viewer may move its planned end to a later day now.' })
  viewerCanExtend(match: SeenMatch): boolean {
    return partnerMay(match, 'extend')
  }

  @ResolveField('viewerCanComplete', () => Boolean, { description: 'Whether the viewer may mark it as completed now.' })
  viewerCanComplete(match: SeenMatch): boolean {
    return partnerMay(match, 'complete')
  }

  @ResolveField('viewerCanEnd', () => Boolean, { description: 'Whether the viewer may end it now; those who run the scheme may also take a proposal back.' })
  viewerCanEnd(match: SeenMatch): boolean {
    return partnerMay(match, 'end_early') || (match.viewer === 'manager' && match.runsScheme && isLive(match.state))
  }

  @ResolveField('viewerCanSettleHelp', () => Boolean, { description: 'Whether the viewer runs the scheme and one of the two waits for help.' })
  viewerCanSettleHelp({ viewer, runsScheme, helpWanted }: SeenMatch): boolean {
    return viewer === 'manager' && runsScheme && helpWanted
  }

  @ResolveField('viewerCanAnswerSurvey', () => Boolean, { description: 'Whether the closing survey waits for the viewer.' })
  async viewerCanAnswerSurvey(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<boolean> {
    return match.side !== null && (match.state === 'completed' || match.state === 'ended_early') && (await loaders.load(this.of.survey, match)) === undefined
  }
}

const partnerMay = ({ side, state }: SeenMatch, action: MatchAction): boolean => side !== null && transition(MATCH_TRANSITIONS, state, action).ok
