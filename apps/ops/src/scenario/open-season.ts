import { basisPoints } from '#kernel'
import { BEHAVIOUR, type RunStory } from './run-story.js'
import type { Cast, CastMember } from './cast.js'
import * as documents from './documents.js'
import type { RunPlan } from './plan-season.js'
import { PROGRAMMES, type ProgrammePlan } from './programmes.js'
import type { Stage } from './stage.js'

export interface Crew {
  readonly manager: string
  /** Email and person id of those who teach. */
  readonly facilitators: readonly { readonly email: string; readonly id: string }[]
  readonly organisationId: string
}

interface Version { readonly version: { readonly id: string; readonly items: readonly { readonly id: string; readonly code: string; readonly kind: string }[] } }

const code = (number: number): string => `S${number + 1}`
const ASSIGNMENT = 'A1'

/** Creates and publishes a programme. */
async function publishProgramme(stage: Stage, { manager, organisationId }: Crew, plan: ProgrammePlan): Promise<Version['version']> {
  const { title, summary, audience, cell } = plan
  const created = await stage.act<{ programme: { id: string } }>(manager, documents.CREATE_PROGRAMME, {
    organisationId, title, summary, audience, matrixBody: cell.body, matrixArea: cell.area, obligation: cell.obligation,
  })
  const draft = await stage.act<Version>(manager, documents.SAVE_DRAFT, {
    programmeId: created!.programme.id,
    routes: [plan.entry, 'nomination'], needsApproval: plan.needsApproval, prerequisiteProgrammes: [], optionGroups: [],
    completion: { minAttendance: basisPoints(plan.minAttendance), minSessionShare: 0, excused: 'left_out', minPasses: 0 },
    items: [
      // Attendance is asked for as a share of all sessions together, and no single one has to be attended.
      ...plan.sessions.map((name, index) => ({ code: code(index), title: name, kind: 'session', requirement: 'required', duration: plan.sessionMinutes })),
      ...(plan.assignment ? [{ code: ASSIGNMENT, title: plan.assignment.title, kind: 'assignment', requirement: 'required', dueDays: plan.assignment.dueDays, maxResubmissions: 2, passRequired: true }] : []),
    ],
  })
  await stage.act(manager, documents.PUBLISH, { versionId: draft!.version.id })
  return draft!.version
}

/** Publishes the programmes, plans every run with its sessions, and gives each leader at most one run to want. */
export async function openSeason(stage: Stage, crew: Crew, cast: Cast, plans: readonly RunPlan[], random: () => number): Promise<RunStory[]> {
  const versions = new Map<ProgrammePlan, Version['version']>()
  for (const programme of PROGRAMMES) versions.set(programme, await publishProgramme(stage, crew, programme))
  const free = new Map(PROGRAMMES.map((programme) => [programme, cast.leaders.filter((leader) => leader.background === programme.background)]))
  const stories: RunStory[] = []
  for (const plan of plans) {
    const version = versions.get(plan.programme)!
    const runsLeft = plans.filter((other) => other.programme === plan.programme && other.number >= plan.number).length
    const people = free.get(plan.programme)!
    const wanting = people.splice(0, Math.ceil(people.length / runsLeft))
    stories.push({
      plan, facilitator: crew.facilitators[plan.facilitator]!.email, ...(await planRun(stage, crew, plan, version)),
      assignmentId: version.items.find((item) => item.code === ASSIGNMENT)?.id,
      seekers: wanting.map((leader: CastMember) => ({ leader, day: Math.floor(random() * 25), nominated: random() < BEHAVIOUR.nominated })),
      cancelled: plans.length >= 6 && plan.number === 6, over: false,
    })
  }
  return stories
}

async function planRun(stage: Stage, { manager, facilitators }: Crew, plan: RunPlan, version: Version['version']): Promise<{ runId: string; sessionIds: string[] }> {
  const facilitator = facilitators[plan.facilitator]!
  const { title, policy, capacity, maxPerOrganisation, opensOn, closesOn, startsOn, endsOn } = plan
  const planned = await stage.act<{ run: { id: string } }>(manager, documents.PLAN_RUN, {
    versionId: version.id, title, deliveryMode: 'hybrid', capacity, minimum: Math.min(4, capacity), policy, offerDays: 5,
    ...(maxPerOrganisation === undefined ? {} : { maxPerOrganisation }), opensOn, closesOn, startsOn, endsOn, heldBack: [],
  })
  const runId = planned!.run.id
  await stage.act(manager, documents.ADD_FACILITATOR, { runId, personId: facilitator.id })
  const sessionIds: string[] = []
  for (const [index, name] of plan.programme.sessions.entries()) {
    const scheduled = await stage.act<{ sessions: { id: string }[] }>(manager, documents.SCHEDULE, {
      runId, title: name, mode: 'hybrid', location: 'Committee room 2, Town hall', joinUrl: `https://meet.example.org/waymark-${plan.number}-${index + 1}`,
      facilitatorIds: [facilitator.id], itemId: version.items.find((item) => item.code === code(index))!.id,
      date: plan.sessionDates[index], time: plan.sessionTime, duration: plan.programme.sessionMinutes,
    })
    sessionIds.push(scheduled!.sessions[0]!.id)
  }
  return { runId, sessionIds }
}
