import { type PlainDate, daysBetween } from '#kernel'
import * as documents from './documents.js'
import { peopleOfRun } from './people-of-run.js'
import { BEHAVIOUR, type RunStory } from './run-story.js'
import type { SeasonWorld } from './season-world.js'
import { count, inTurns } from './stage.js'

const AT_ONCE = 8
/** What may come between somebody and a place: all part of the story. */
const ENTRY_REFUSALS = ['ALREADY_ENROLLED', 'ENROLMENT_CLOSED', 'ENROLMENT_NOT_OPEN']
/** The offer went in the meantime. */
const OFFER_REFUSALS = ['OFFER_LAPSED', 'OFFER_EXPIRED', 'TRANSITION_NOT_ALLOWED', 'NOT_OFFERED', 'RUN_NOT_OPEN', 'OFFER_NOT_STANDING']

interface Entered { readonly enrolment: { readonly id: string; readonly state: string; readonly personId: string } }

/** Those who ask for a place on this day of the enrolment window: by themselves, or put forward by their council. */
export async function askForPlaces(world: SeasonWorld, story: RunStory, today: PlainDate): Promise<void> {
  const day = daysBetween(story.plan.opensOn, today)
  const { programme } = story.plan
  await inTurns(story.seekers.filter((seeker) => seeker.day === day), AT_ONCE, async ({ leader, nominated }) => {
    const council = world.cast.councils.find(({ organisationCode }) => organisationCode === leader.organisationCode)!
    const entered = nominated
      ? await world.stage.act<Entered>(council.administrator.email, documents.NOMINATE, { runId: story.runId, organisationId: world.organisations.get(leader.organisationCode), email: leader.email }, ENTRY_REFUSALS)
      : await world.stage.act<Entered>(leader.email, programme.entry === 'self' ? documents.ENROL_MYSELF : documents.APPLY, {
          runId: story.runId, statement: 'I want to lead this change in my service.',
        }, ENTRY_REFUSALS)
    if (entered === undefined) return
    world.emailOf.set(entered.enrolment.personId, leader.email)
    if (entered.enrolment.state === 'applied' && leader.lineManagerEmail !== undefined) world.asked.add(leader.lineManagerEmail)
    count(world.stage.tally, nominated ? 'nominations' : programme.entry === 'self' ? 'self-enrolments' : 'applications')
  })
}

/** The line managers who were asked answer what waits for them. */
export async function answerApplications(world: SeasonWorld): Promise<void> {
  const asked = [...world.asked]
  world.asked.clear()
  await inTurns(asked, AT_ONCE, async (email) => {
    const { approvalsForMe } = await world.stage.query<{ approvalsForMe: readonly { id: string; personId: string }[] }>(email, documents.APPROVALS)
    for (const { id: enrolmentId, personId } of approvalsForMe) {
      const refused = !world.isReliable(personId) && world.random() < BEHAVIOUR.refusedByManager
      const answered = refused
        ? await world.stage.act(email, documents.REFUSE, { enrolmentId, reason: 'Not this year: the team is short of people.' }, ['TRANSITION_NOT_ALLOWED'])
        : await world.stage.act(email, documents.APPROVE, { enrolmentId }, ['TRANSITION_NOT_ALLOWED', 'ENROLMENT_CLOSED'])
      if (answered) count(world.stage.tally, refused ? 'refusals by line managers' : 'approvals')
    }
  })
}

/** Those who hold an offer answer it, each in their own time, or let it lapse. */
export async function answerOffers(world: SeasonWorld, story: RunStory): Promise<void> {
  const offered = await peopleOfRun(world.stage, world.crew.manager, story.runId, ['offered'])
  await inTurns(offered, AT_ONCE, async ({ id: enrolmentId, personId }) => {
    const email = world.emailOf.get(personId)
    const mood = world.moodOf(enrolmentId, personId)
    if (email === undefined || mood.lapses || mood.patience-- > 0) return
    const answered = mood.declines
      ? await world.stage.act(email, documents.DECLINE, { enrolmentId, reason: 'The dates do not suit.' }, OFFER_REFUSALS)
      : await world.stage.act(email, documents.ACCEPT, { enrolmentId }, OFFER_REFUSALS)
    if (answered) count(world.stage.tally, mood.declines ? 'offers declined' : 'offers accepted')
  })
}

/** Where the manager has a say in the queue, they use it. */
export async function tendQueue(world: SeasonWorld, story: RunStory): Promise<void> {
  const { policy, capacity } = story.plan
  if (policy === 'first_come') return
  const { manager } = world.crew
  const { waitingList } = await world.stage.query<{ waitingList: readonly { enrolment: { id: string }; priorityScore: number | null }[] }>(manager, documents.WAITING, { runId: story.runId })
  if (policy === 'priority_score') {
    for (const { enrolment } of waitingList.filter(({ priorityScore }) => priorityScore === null)) {
      await world.stage.act(manager, documents.PRIORITISE, { enrolmentId: enrolment.id, value: Math.floor(world.random() * 1_000), reason: 'Scored by the panel.' })
      count(world.stage.tally, 'scores given')
    }
    return
  }
  const { cohortRun } = await world.stage.query<{ cohortRun: { taken: number } }>(manager, documents.RUN_STATE, { id: story.runId })
  for (const { enrolment } of waitingList.slice(0, capacity - cohortRun.taken)) {
    const offered = await world.stage.act(manager, documents.OFFER_PLACE, { enrolmentId: enrolment.id, reason: 'Chosen by the panel.' }, ['QUOTA_REACHED', 'ORGANISATION_QUOTA', 'REGION_QUOTA', 'NO_PLACE'])
    if (offered) count(world.stage.tally, 'offers made by hand')
  }
}

/** Now and then somebody has to leave. */
export async function someLeave(world: SeasonWorld, story: RunStory): Promise<void> {
  const inside = await peopleOfRun(world.stage, world.crew.manager, story.runId, ['accepted', 'active'])
  for (const { id: enrolmentId, personId } of inside) {
    const email = world.emailOf.get(personId)
    if (email === undefined || world.isReliable(personId) || world.random() >= BEHAVIOUR.withdrawsEachFortnight) continue
    const defers = world.random() < 0.3
    const left = await world.stage.act(email, defers ? documents.DEFER : documents.WITHDRAW, { enrolmentId, reason: 'workload' }, ['TRANSITION_NOT_ALLOWED'])
    if (left) count(world.stage.tally, defers ? 'deferrals' : 'withdrawals')
  }
}
