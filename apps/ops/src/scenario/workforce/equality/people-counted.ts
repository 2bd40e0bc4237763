import { everyPage } from '../../people-of-run.js'
import { readMatches } from '../../mentoring/read-matches.js'
import type { MentoringStory } from '../../mentoring/mentoring-story.js'
import type { Stage } from '../../stage.js'
import * as documents from './equality-documents.js'

/** Somebody who is counted, and where: keys of the publications' dimensions. */
export interface CountedPerson {
  readonly person: { readonly email: string } | { readonly id: string }
  readonly at: Readonly<Record<string, string>>
}

const OFFERED = new Set(['offered', 'accepted', 'active'])
const RELATIONSHIP = ['agreed', 'active', 'on_hold', 'completed', 'ended_early']
/** Of the leaves, the one that is further. */
const STAGES = ['no_offer', 'not_completed', 'completed']

interface Seen { readonly personId: string; readonly state: string; readonly history: readonly { readonly toState: string }[] }

/** Who applied to each programme and how far they came, as those who manage the runs see it: once for each programme. */
export async function peopleOfCohorts(stage: Stage, manager: string, runIds: readonly string[]): Promise<readonly CountedPerson[]> {
  const furthest = new Map<string, { readonly id: string; readonly programme: string; stage: number }>()
  for (const runId of runIds) {
    const { cohortRun: { programmeId } } = await stage.query<{ cohortRun: { programmeId: string } }>(manager, documents.PROGRAMME_OF_RUN, { id: runId })
    for (const { personId, state, history } of await everyPage<Seen>(stage, manager, documents.RUN_HISTORIES, { runId })) {
      const reached = state === 'completed' ? 2 : history.some(({ toState }) => OFFERED.has(toState)) ? 1 : 0
      const known = furthest.get(`${personId} ${programmeId}`)
      furthest.set(`${personId} ${programmeId}`, { id: personId, programme: programmeId, stage: Math.max(known?.stage ?? 0, reached) })
    }
  }
  return [...furthest.values()].map((one) => ({ person: { id: one.id }, at: { programme: one.programme, stage: STAGES[one.stage]! } }))
}

/** Who asked for a mentor, and whether a match of theirs was agreed. */
export async function peopleOfMentoring(stage: Stage, manager: string, pairs: MentoringStory | undefined): Promise<readonly CountedPerson[]> {
  const mentees = pairs?.mentees
  if (mentees === undefined) return []
  const matched = new Set((await readMatches(stage, manager, mentees.schemeId, RELATIONSHIP)).map(({ mentee }) => mentee.profileId))
  return [...mentees.emailOf].map(([profileId, email]) => ({ person: { email }, at: { scheme: mentees.schemeId, stage: matched.has(profileId) ? 'matched' : 'unmatched' } }))
}
