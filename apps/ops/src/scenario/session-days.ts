import * as documents from './documents.js'
import { peopleOfRun, registerOf } from './people-of-run.js'
import { BEHAVIOUR, type RunStory } from './run-story.js'
import type { SeasonWorld } from './season-world.js'
import { count, inTurns } from './stage.js'

/** While the session runs, some type its code. */
export async function enterCodes(world: SeasonWorld, story: RunStory, sessionId: string): Promise<void> {
  const { cohortSessionCode: code } = await world.stage.query<{ cohortSessionCode: string }>(story.facilitator, documents.SESSION_CODE, { sessionId })
  await inTurns(await peopleOfRun(world.stage, world.crew.manager, story.runId, ['active']), 8, async ({ personId }) => {
    const email = world.emailOf.get(personId)
    if (email === undefined || world.random() >= BEHAVIOUR.usesCode) return
    if (await world.stage.act(email, documents.ENTER_CODE, { sessionId, code })) count(world.stage.tally, 'marks by session code')
  })
}

/** After the session the facilitator marks everybody who has no mark yet, and records it as held. */
export async function markRegister(world: SeasonWorld, story: RunStory, sessionId: string): Promise<void> {
  const { facilitator } = story
  const lines = (await registerOf(world.stage, facilitator, sessionId)).filter(({ status }) => status === 'unmarked')
  const marks = lines.map(({ enrolmentId, version }) => ({ enrolmentId, version, ...mark(world, story) }))
  if (marks.length > 0) {
    const saved = await world.stage.act<{ saved: number }>(facilitator, documents.SAVE_REGISTER, { sessionId, marks })
    count(world.stage.tally, 'marks in registers', saved!.saved)
  }
  await world.stage.act(facilitator, documents.HOLD_SESSION, { sessionId })
  count(world.stage.tally, 'sessions held')
}

function mark({ random }: SeasonWorld, { plan }: RunStory): { status: string; minutes?: number } {
  const turn = random()
  if (turn < BEHAVIOUR.attends) return { status: 'attended' }
  if (turn < BEHAVIOUR.attends + BEHAVIOUR.partly) return { status: 'partial', minutes: plan.programme.sessionMinutes - 30 }
  return { status: turn < BEHAVIOUR.attends + BEHAVIOUR.partly + BEHAVIOUR.excused ? 'excused' : 'absent' }
}

/** Most hand their work in; the facilitator returns some of it once, then it passes. */
export async function handInWork(world: SeasonWorld, story: RunStory): Promise<void> {
  const { assignmentId, runId } = story
  if (assignmentId === undefined) return
  await inTurns(await peopleOfRun(world.stage, world.crew.manager, runId, ['active']), 4, async ({ id: enrolmentId, personId }) => {
    const email = world.emailOf.get(personId)
    if (email === undefined || (!world.isReliable(personId) && world.random() >= BEHAVIOUR.handsIn)) return
    const handIn = async (text: string) =>
      (await world.stage.act<{ assignment: { submissionId: string } }>(email, documents.HAND_IN, { enrolmentId, itemId: assignmentId, text }))!.assignment.submissionId
    let submissionId = await handIn('What we will change, why it matters to residents, and what it takes.')
    count(world.stage.tally, 'assignments handed in')
    if (world.random() < 0.15) {
      await world.stage.act(story.facilitator, documents.MARK, { submissionId, verdict: 'return', feedback: 'Say what you will stop doing.' })
      submissionId = await handIn('With what we will stop doing.')
    }
    await world.stage.act(story.facilitator, documents.MARK, { submissionId, verdict: 'pass', feedback: 'Clear and doable.' })
    count(world.stage.tally, 'assignments passed')
  })
}
