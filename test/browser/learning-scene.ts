import { type SeededPerson } from '#testing'
import type { TestWeb } from '../support/test-web.js'

interface Payload { readonly userErrors: readonly { readonly message: string }[]; readonly [key: string]: { readonly id: string } | unknown }

const ITEMS = [
  '{ code: "kick", title: "Kick-off day", kind: "session", requirement: "required", duration: 60 }',
  '{ code: "data", title: "Data ethics", kind: "module", requirement: "required" }',
  '{ code: "essay", title: "Reflection on change", kind: "assignment", requirement: "required", dueDays: 14, maxResubmissions: 1, passRequired: true }',
]

/** Sends a mutation that has to work; answers the id of what it wrote. */
async function done(web: TestWeb, who: SeededPerson, mutation: string, shows = ''): Promise<string> {
  const { data, errors } = await web.send<Record<string, Payload>>(who, `mutation { ${mutation} { ${shows === '' ? '' : `${shows} { id }`} userErrors { message } } }`)
  const payload = Object.values(data ?? {})[0]
  if (errors || !payload || payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors ?? payload)}`)
  return shows === '' ? '' : (payload[shows] as { id: string }).id
}

/** A council with a programme under way, its next run open, and people in both. It is 1 July 2026, five to ten. */
export async function learningScene(web: TestWeb) {
  const council = await web.seed.organisation({ name: 'Borchester' })
  const person = (givenName: string, familyName: string, role: 'learner' | 'facilitator' | 'programme_manager') => web.person({ givenName, familyName, roles: [[role, council]] })
  const asha = await person('Asha', 'Rahman', 'learner')
  const ben = await person('Ben', 'Okafor', 'learner')
  const newcomer = await person('Nia', 'Evans', 'learner')
  const facilitator = await person('Fay', 'Mills', 'facilitator')
  const manager = await person('Mo', 'Farrell', 'programme_manager')
  web.clock.moveTo(new Date('2026-06-15T09:00:00Z'))

  const programme = await done(web, manager, `createProgramme(input: { organisationId: "${council}", title: "Leading digital change", summary: "For leaders who want to make services better with data and technology.", audience: "open", matrixBody: "lga", matrixArea: "leadership", obligation: "recommended" })`, 'programme')
  const version = await done(web, manager, `saveProgrammeDraft(input: { programmeId: "${programme}", routes: ["self", "application", "nomination"], needsApproval: false, completion: { minAttendance: 5000, minSessionShare: 5000, excused: "left_out", minPasses: 1 }, items: [${ITEMS.join(', ')}] })`, 'version')
  await done(web, manager, `publishProgrammeVersion(input: { versionId: "${version}" })`)
  const plan = async (title: string, capacity: number, opensOn: string, closesOn: string, startsOn: string) => {
    const id = await done(web, manager, `planCohortRun(input: { versionId: "${version}", title: "${title}", deliveryMode: "hybrid", capacity: ${capacity}, minimum: 1, opensOn: "${opensOn}", closesOn: "${closesOn}", startsOn: "${startsOn}", endsOn: "2026-12-31" })`, 'run')
    await done(web, manager, `openCohortRun(input: { runId: "${id}" })`)
    return id
  }
  const run = await plan('Summer 2026', 10, '2026-06-01', '2026-06-30', '2026-07-01')
  const nextRun = await plan('Autumn 2026', 2, '2026-06-01', '2026-08-31', '2026-09-01')
  await done(web, manager, `addRunFacilitator(input: { runId: "${run}", personId: "${facilitator.id}" })`)
  const enter = async (who: SeededPerson, runId: string) => done(web, who, `enrolMyself(input: { runId: "${runId}" })`, 'enrolment')
  const enrolment = await enter(asha, run)
  await done(web, asha, `acceptOffer(input: { enrolmentId: "${enrolment}" })`)
  await done(web, ben, `acceptOffer(input: { enrolmentId: "${await enter(ben, run)}" })`)

  web.clock.moveTo(new Date('2026-07-01T08:55:00Z'))
  await done(web, manager, `closeCohortRun(input: { runId: "${run}" })`)
  await done(web, manager, `startCohortRun(input: { runId: "${run}" })`)
  const offered = await enter(ben, nextRun)
  const { data } = await web.send<{ cohortRun: { version: { items: { id: string; code: string }[] } } }>(asha, `{ cohortRun(id: "${run}") { version { items { id code } } } }`)
  const itemId = (code: string) => data.cohortRun.version.items.find((item) => item.code === code)?.id ?? ''
  const schedule = (title: string, date: string) =>
    web.send<{ scheduleSessions: { sessions: { id: string }[]; userErrors: { message: string }[] } }>(facilitator, `mutation { scheduleSessions(input: { runId: "${run}", title: "${title}", mode: "hybrid", location: "Town Hall, Borchester", joinUrl: "https://meet.example/kick-off", facilitatorIds: ["${facilitator.id}"], itemId: "${itemId('kick')}", date: "${date}", time: "10:00", duration: 60 }) { sessions { id } userErrors { message } } }`)
  const first = await schedule('Kick-off day', '2026-07-01')
  const session = first.data.scheduleSessions.sessions[0]?.id ?? ''
  const { data: code } = await web.send<{ cohortSessionCode: string }>(facilitator, `{ cohortSessionCode(sessionId: "${session}") }`)
  await done(web, facilitator, `postAnnouncement(input: { runId: "${run}", title: "Welcome", body: "**Welcome** to the programme." })`)
  await done(web, facilitator, `shareResource(input: { runId: "${run}", title: "Reading list", url: "https://example.org/reading" })`)
  const thread = await done(web, ben, `startDiscussion(input: { runId: "${run}", title: "What do you hope for?", body: "I hope to learn how others do it." })`, 'thread')
  return {
    council, programme, run, nextRun, enrolment, offered, session, thread, people: { asha, ben, newcomer, facilitator, manager },
    code: code.cohortSessionCode, module: itemId('data'), assignment: itemId('essay'),
  }
}
