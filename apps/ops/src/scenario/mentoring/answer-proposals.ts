import { count, inTurns, type Stage } from '../stage.js'
import type { ParticipantPlan } from './mentoring-cast.js'
import * as documents from './mentoring-documents.js'
import type { StoryMatch } from './read-matches.js'

/** Shares of one: who says no, and who says nothing until the proposal lapses. The others answer within four days. */
const ANSWERS = { declines: 0.04, saysNothing: 0.08, days: 4 } as const
const AT_ONCE = 8
const LOST = ['PROPOSAL_SETTLED', 'ALREADY_ACCEPTED', 'TOO_LATE']

/** Both sides answer in their own time. `temper` says how somebody is, the day when. */
export async function answerProposals(stage: Stage, proposals: readonly StoryMatch[], people: ReadonlyMap<string | undefined, ParticipantPlan>, day: number): Promise<void> {
  await inTurns(proposals, AT_ONCE, async ({ id, mentee, mentor }) => {
    for (const { profileId } of [mentee, mentor]) {
      const plan = people.get(profileId)
      if (plan === undefined || plan.temper > 1 - ANSWERS.saysNothing || Math.floor(plan.temper * 97) % ANSWERS.days !== day % ANSWERS.days) continue
      if (plan.temper < ANSWERS.declines) {
        if (await stage.act(plan.person.email, documents.DECLINE_PROPOSAL, { matchId: id, reason: 'no_time_now' }, LOST)) count(stage.tally, 'mentoring: proposals declined')
        return
      }
      if (await stage.act(plan.person.email, documents.ACCEPT_PROPOSAL, { matchId: id }, LOST)) count(stage.tally, 'mentoring: acceptances')
    }
  })
}
