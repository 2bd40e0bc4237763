import { Injectable } from '@nestjs/common'
import type { LoaderDefinition } from '#platform/graphql'
import type { SeenMatch } from '../../application/matches/matches.service.js'
import { RelationshipViewService, type SeenMeeting } from '../../application/relationships/relationship-view.service.js'
import type { AgreementRow } from '../../data/relationships/agreement.queries.js'
import type { CheckInRow } from '../../data/relationships/feedback.queries.js'
import type { CommitmentRow, GoalRow } from '../../data/relationships/item.queries.js'
import type { SurveyAnswer } from '../../domain/index.js'

/**
 * What belongs to a list of matches, each kind asked for once. The keys are the matches as they were shown, not their ids: whether
 * something is the viewer's to see depends on that, and a match shown again after a change is read again.
 */
@Injectable()
export class RelationshipLoaders {
  readonly agreement: LoaderDefinition<SeenMatch, AgreementRow>
  readonly goals: LoaderDefinition<SeenMatch, readonly GoalRow[]>
  readonly commitments: LoaderDefinition<SeenMatch, readonly CommitmentRow[]>
  readonly advocacy: LoaderDefinition<SeenMatch, readonly string[]>
  readonly meetings: LoaderDefinition<SeenMatch, readonly SeenMeeting[]>
  readonly checkIns: LoaderDefinition<SeenMatch, readonly CheckInRow[]>
  readonly survey: LoaderDefinition<SeenMatch, SurveyAnswer>

  constructor(view: RelationshipViewService) {
    this.agreement = { name: 'mentoring.agreement', load: (_ctx, matches) => view.agreements(matches) }
    this.goals = { name: 'mentoring.goals', load: (_ctx, matches) => view.goals(matches) }
    this.commitments = { name: 'mentoring.commitments', load: (_ctx, matches) => view.commitments(matches) }
    this.advocacy = { name: 'mentoring.advocacy', load: (_ctx, matches) => view.advocacy(matches) }
    this.meetings = { name: 'mentoring.meetings', load: (ctx, matches) => view.meetings(ctx, matches) }
    this.checkIns = { name: 'mentoring.check-ins', load: (ctx, matches) => view.checkIns(ctx, matches) }
    this.survey = { name: 'mentoring.survey', load: (ctx, matches) => view.surveys(ctx, matches) }
  }
}
