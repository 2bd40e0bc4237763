import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { MatrixService, type MatrixCell } from '#directory'
import { unwrap } from '#kernel'
import { systemCtx } from '#platform/access'
import type { SeededPerson } from '#testing'
import type { TestWeb } from '../support/test-web.js'

interface Payload { readonly userErrors: readonly { readonly message: string }[]; readonly [key: string]: unknown }

/** Sends a mutation that has to work; answers the id of what it wrote. */
async function done(web: TestWeb, who: SeededPerson, mutation: string, shows = ''): Promise<string> {
  const { data, errors } = await web.send<Record<string, Payload>>(who, `mutation { ${mutation} { ${shows === '' ? '' : `${shows} { id }`} userErrors { message } } }`)
  const payload = Object.values(data ?? {})[0]
  if (errors || !payload || payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors ?? payload)}`)
  return shows === '' ? '' : (payload[shows] as { id: string }).id
}

/** A council with people, a line manager, an administrator; a run of the institute that is open and wants approval; an offer of others. */
export async function organisationScene(web: TestWeb) {
  const cells = parse(readFileSync('libs/directory/reference/responsibility-matrix.csv'), { columns: true }) as MatrixCell[]
  unwrap(await web.get(MatrixService).load(systemCtx('test', web.clock.now(), 'test'), cells))
  const council = await web.seed.organisation({ name: 'Borchester', code: 'E07000901' })
  const other = await web.seed.organisation({ name: 'Felpersham', code: 'E07000902' })
  const institute = await web.seed.organisation({ name: 'Institute', kind: 'institute', code: null })
  const admin = await web.person({ givenName: 'Ada', familyName: 'Moss', roles: [['organisation_admin', council], ['learner', council]] })
  const outsider = await web.person({ givenName: 'Otto', familyName: 'Hale', roles: [['organisation_admin', other], ['learner', other]] })
  const learner = await web.person({ givenName: 'Asha', familyName: 'Rahman', roles: [['learner', council]] })
  const colleague = await web.person({ givenName: 'Ben', familyName: 'Okafor', roles: [['learner', council]] })
  const boss = await web.person({ givenName: 'Lin', familyName: 'Marsh', roles: [['line_manager', council]] })
  const manager = await web.person({ givenName: 'Mo', familyName: 'Farrell', roles: [['programme_manager', institute]] })
  const platform = await web.person({ givenName: 'Pat', familyName: 'Stone', roles: [['platform_admin', institute]] })
  await web.seed.lineManager(learner.id, boss.id, council)
  await web.seed.lineManager(colleague.id, boss.id, council)
  const twin = await web.person({ givenName: 'Asha', familyName: 'Rahman', roles: [['learner', council]] })
  const membership = (await web.pool.query<{ id: string }>('select id from directory.membership where person_id = $1', [learner.id])).rows[0]?.id ?? ''

  const programme = await done(web, manager, `createProgramme(input: { organisationId: "${institute}", title: "Leading digital change", summary: "For leaders who want to make services better with data and technology.", audience: "open", matrixBody: "lga", matrixArea: "leadership", obligation: "recommended" })`, 'programme')
  const version = await done(web, manager, `saveProgrammeDraft(input: { programmeId: "${programme}", routes: ["application", "nomination"], needsApproval: true, completion: { minAttendance: 5000, minSessionShare: 5000, excused: "left_out", minPasses: 0 }, items: [{ code: "kick", title: "Kick-off day", kind: "session", requirement: "required", duration: 60 }] })`, 'version')
  await done(web, manager, `publishProgrammeVersion(input: { versionId: "${version}" })`)
  const run = await done(web, manager, `planCohortRun(input: { versionId: "${version}", title: "Autumn 2026", deliveryMode: "hybrid", capacity: 10, minimum: 1, opensOn: "2026-05-01", closesOn: "2026-08-31", startsOn: "2026-09-01", endsOn: "2026-12-31" })`, 'run')
  await done(web, manager, `openCohortRun(input: { runId: "${run}" })`)
  const application = await done(web, learner, `applyForRun(input: { runId: "${run}", statement: "I lead the digital team and want to learn from others." })`, 'enrolment')
  const second = await done(web, colleague, `applyForRun(input: { runId: "${run}" })`, 'enrolment')
  const offer = await done(web, platform, `addExternalOffer(input: { title: "Data masterclass", url: "https://example.gov.uk/masterclass", providerName: "Cabinet Office", body: "ministry", area: "capability", audience: "open", obligation: "optional", costNote: "Free for councils." })`, 'offer')
  return { council, other, institute, run, application, second, offer, membership, learner: learner.id, twin: twin.id, people: { admin, outsider, learner, colleague, boss, manager, platform } }
}
