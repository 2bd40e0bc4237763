import type { PlainDate } from '#kernel'
import type { CastMember } from '../scenario/cast.js'
import * as documents from '../scenario/documents.js'
import { peopleOfRun } from '../scenario/people-of-run.js'
import type { RunStory } from '../scenario/run-story.js'
import type { SeasonWorld } from '../scenario/season-world.js'
import { DEMO_DOMAIN } from './personas.js'

/** Colleagues of the personas who come in last, so that there is something to decide. */
export const latecomers = (organisationCode: string, lineManagerEmail: string): CastMember[] =>
  ([['Ngozi', 'Adeyemi', 'Head of libraries'], ['Callum', 'Fraser', 'Head of highways'], ['Bronwen', 'Hughes', 'Head of revenues and benefits']] as const).map(
    ([givenName, familyName, jobTitle]) => ({
      email: `${givenName}.${familyName}@${DEMO_DOMAIN}`.toLowerCase(), givenName, familyName, background: 'non_digital_leader', organisationCode, jobTitle, lineManagerEmail,
    }))

const STATEMENTS = [
  'Our self-service desks are ten years old and nobody asked residents about them. I want to lead the next ones differently.',
  'Residents report the same pothole four times because they cannot see that we know of it. I want to change that.',
]

/** After the last day of the story: whoever looks around finds something to do as every persona. */
export async function leaveThingsWaiting(world: SeasonWorld, stories: readonly RunStory[], today: PlainDate): Promise<void> {
  const open = stories.find(({ plan }) => plan.programme.background === 'non_digital_leader' && plan.opensOn <= today && today <= plan.closesOn)
  const running = stories.filter(({ plan, over }) => !over && plan.startsOn <= today && today <= plan.endsOn)
  if (open) await comeInLate(world, open)
  for (const story of running) await talk(world, story)
  const leaver = running.find(({ plan }) => plan.programme === open?.plan.programme)
  if (open && leaver) await askToMove(world, leaver, open)
}

/** Two apply, and wait for their line manager; one is put forward by their council. */
async function comeInLate({ stage, cast, organisations }: SeasonWorld, { runId }: RunStory): Promise<void> {
  const [nominated, ...applicants] = cast.latecomers
  for (const [nth, { email }] of applicants.entries()) await stage.act(email, documents.APPLY, { runId, statement: STATEMENTS[nth] })
  const [council] = cast.councils
  if (nominated && council) await stage.act(council.administrator.email, documents.NOMINATE, { runId, organisationId: organisations.get(council.organisationCode), email: nominated.email })
}

/** A word from who teaches, something to read, and a talk with a post that its moderators should look at. */
async function talk({ stage, crew, emailOf }: SeasonWorld, { runId, facilitator }: RunStory): Promise<void> {
  await stage.act(facilitator, documents.ANNOUNCE, { runId, title: 'Before our next session', body: 'Please bring **one service** of yours that people complain about, and one number that says how it is doing.' })
  await stage.act(facilitator, documents.SHARE, { runId, title: 'The Local Digital Declaration', description: 'What councils promised each other about how they work.', url: 'https://www.localdigital.gov.uk/declaration/' })
  const [first, second, third] = (await peopleOfRun(stage, crew.manager, runId, ['active'])).flatMap(({ personId }) => emailOf.get(personId) ?? [])
  if (first === undefined || second === undefined || third === undefined) return
  const started = await stage.act<{ thread: { id: string } }>(first, documents.START_DISCUSSION, { runId, title: 'What did you stop doing?', body: 'We have agreed on twelve priorities, which is none. What did you stop, and how did you say so?' })
  const threadId = started!.thread.id
  await stage.act(second, documents.REPLY, { threadId, body: 'We stopped the monthly dashboard that nobody opened. Nobody noticed, which we then told everybody.' })
  const doubtful = await stage.act<{ post: { id: string } }>(third, documents.REPLY, { threadId, body: 'My director would never allow it. You all know what she is like.' })
  await stage.act(first, documents.REPORT_POST, { postId: doubtful!.post.id, reason: 'This is about a person who cannot answer here.' })
}

/** Somebody cannot go on now and asks for the next run. */
async function askToMove(world: SeasonWorld, from: RunStory, to: RunStory): Promise<void> {
  const { stage, crew, emailOf } = world
  const asker = (await peopleOfRun(stage, crew.manager, from.runId, ['active'])).find(({ personId }) => emailOf.has(personId) && !world.isReliable(personId))
  if (asker) await stage.act(emailOf.get(asker.personId)!, documents.REQUEST_TRANSFER, { enrolmentId: asker.id, toRunId: to.runId, mayWait: true, reason: 'We are short of two people until spring.' })
}
