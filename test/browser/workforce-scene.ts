import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QuestionSetsService } from '#equality'
import { newId, unwrap } from '#kernel'
import { systemCtx } from '#platform/access'
import type { SeededPerson } from '#testing'
import { seedFramework } from '../../libs/workforce-returns/src/testing/returns-test-app.js'
import type { TestWeb } from '../support/test-web.js'

const QUESTIONS = join(__dirname, '../../libs/equality/reference/questions-england-and-wales.json')
const RISE = { milestone: 'chief-executives', post: { titles: ['chief executive'], organisationKinds: ['council'] }, engagements: ['permanent'], earlier: { titles: ['digital'] }, held: true }
const VERSION = 'version { id planId revision contentHash targets { id targetId code } } userErrors { code field message }'

interface Version {
  readonly id: string
  readonly planId: string
  readonly revision: number
  readonly contentHash: string
  readonly targets: readonly { readonly id: string; readonly targetId: string; readonly code: string }[]
}

/** The answer of a mutation that has to work, by the name of what it gives. */
async function write<T>(web: TestWeb, who: SeededPerson, name: string, type: string, input: object, gives: string): Promise<T> {
  const { data, errors } = await web.send<{ answer: Record<string, unknown> & { readonly userErrors: readonly unknown[] } }>(who, `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${gives} } }`, { input })
  const first = Object.entries(data?.answer ?? {}).find(([key]) => key !== 'userErrors')
  if (errors !== undefined || first?.[1] === null || first === undefined) throw new Error(`${name}: ${JSON.stringify(errors ?? data)}`)
  return first[1] as T
}

const none = { numerator: null, denominator: null, coverage: null, bounds: null, why: null, recordsHash: 'x', protectedBy: 'none' }

/** A published plan with figures, claims in several states, a suggestion, a final report, a return that is begun, and equality questions. */
export async function workforceScene(web: TestWeb) {
  const { seed, pool } = web
  const institute = await seed.organisation({ name: 'Institute for Digital Councils', kind: 'institute' })
  const lga = await seed.organisation({ name: 'Association of Councils', kind: 'lga' })
  const council = await seed.organisation({ name: 'Borchester', region: 'Wales' })
  const author = await web.person({ givenName: 'Ina', familyName: 'Author', roles: [['workforce_analyst', institute]] })
  const approver = await web.person({ givenName: 'Lou', familyName: 'Approver', roles: [['organisation_admin', lga]] })
  const verifier = await web.person({ givenName: 'Vera', familyName: 'Verifier', roles: [['verifier', lga]] })
  const analyst = await web.person({ givenName: 'Ann', familyName: 'Analyst', roles: [['workforce_analyst', council]] })
  const chief = await web.person({ givenName: 'Cheryl', familyName: 'Chief', roles: [['learner', council]] })
  const rising = await web.person({ givenName: 'Rosa', familyName: 'Rising', roles: [['learner', council]] })
  const outsider = await web.person({ givenName: 'Otto', familyName: 'Hale', roles: [['workforce_analyst', await seed.organisation({ name: 'Felpersham' })]] })

  // The plan: one target of appointments, one of figures that are entered by hand; a second version is being written.
  const indicator = (key: string, change: object) => write<{ id: string; indicatorId: string }>(web, author, 'createWorkforceIndicator', 'CreateWorkforceIndicatorInput', {
    organisationId: institute, key, title: 'Chief executives from digital posts', definition: 'New chief executives of councils who led a digital service before.', numerator: 'People', unit: 'count', direction: 'at_least', changeNote: 'First', ...change,
  }, 'version { id indicatorId } userErrors { code field message }')
  const appointments = await indicator('chiefs', { sourceKey: 'milestones.verified', parameters: JSON.stringify(RISE) })
  const standards = await indicator('councils-on-standards', { title: 'Councils on the standards', definition: 'Councils that have adopted the standards.', numerator: 'Councils', denominator: 'All councils', unit: 'percent', sourceKey: 'recorded.percent', parameters: '{"figuresOf":"councils-on-standards"}' })
  await write(web, author, 'recordWorkforceFigure', 'RecordWorkforceFigureInput', { indicatorId: standards.indicatorId, areaKey: 'nation', on: '2026-09-30', numerator: 95, denominator: 317, source: 'LGA survey' }, 'figureId userErrors { code }')
  const begun = await write<Version>(web, author, 'beginNationalPlan', 'BeginNationalPlanInput', { instituteId: institute, lgaId: lga, title: 'Digital workforce plan 2030', narrative: 'Councils need people who understand digital at every level.' }, VERSION)
  const target = (version: Version, code: string, title: string, indicatorVersionId: string, targetValue: number) => write<Version>(web, author, 'addWorkforceTarget', 'AddWorkforceTargetInput', {
    versionId: version.id, revision: version.revision, code, title, narrative: 'So that decisions are made by people who understand them.', ownerOrganisationId: institute, indicatorVersionId, direction: 'at_least', baselineValue: 0, baselineOn: '2025-12-31',
    targetValue, dueOn: '2030-12-31', breakdowns: [], ragRule: 'linear', tolerancePercent: 10, checkpoints: [{ on: '2028-12-31', value: targetValue / 2, who: 'Institute' }],
  }, VERSION)
  const published = await target(await target(begun, 'chiefs', 'Ten chief executives', appointments.id, 10), 'standards', '70 % of councils on the standards', standards.id, 70)
  const { contentHash } = (await web.send<{ answer: { version: Version } }>(author, `mutation ($id: ID!) { answer: proposePlanVersion(versionId: $id) { ${VERSION} } }`, { id: begun.id })).data.answer.version
  for (const who of [author, approver]) await write(web, who, 'approvePlanVersion', 'ApprovePlanInput', { versionId: begun.id, contentHash }, VERSION)
  await web.send(author, 'mutation ($id: ID!) { publishPlanVersion(versionId: $id) { version { id } } }', { id: begun.id })
  const draft = (await web.send<{ answer: { version: Version } }>(author, `mutation ($id: ID!) { answer: beginPlanVersion(planId: $id) { ${VERSION} } }`, { id: published.planId })).data.answer.version
  const [chiefs = '', onStandards = ''] = published.targets.map(({ targetId }) => targetId)

  // Claims: one that waits for its verdict, one that is verified; and a career that suggests somebody.
  const claim = (person: SeededPerson, link: string) => write<{ id: string }>(web, analyst, 'claimMilestone', 'ClaimMilestoneInput', {
    targetId: chiefs, claimantOrganisationId: council, personEmail: person.email, organisationId: council, title: 'Chief Executive', from: '2026-05-01', engagement: 'permanent', account: 'Announced by the council.', evidence: { link },
  }, 'claim { id } userErrors { code field message }')
  const waiting = await claim(chief, 'https://www.example.gov.uk/news')
  const namesake = await web.person({ givenName: 'Norma', familyName: 'Namesake', roles: [['learner', council]] })
  const verified = await claim(namesake, 'https://www.example.gov.uk/other')
  await write(web, namesake, 'answerMilestoneClaim', 'AnswerMilestoneClaimInput', { claimId: verified.id, answer: 'agreed' }, 'claim { id } userErrors { code }')
  await write(web, verifier, 'decideMilestoneClaim', 'DecideMilestoneClaimInput', { claimId: verified.id, verdict: 'verify' }, 'claim { id } userErrors { code }')
  const [earlier, later, candidate] = [newId(), newId(), newId()]
  for (const [id, post, from] of [[earlier, 'Head of Digital', '2019-01-01'], [later, 'Chief Executive', '2026-03-01']] as const) {
    await pool.query('insert into directory.career_post (id, person_id, organisation_id, post, starts_on, verified_at) values ($1, $2, $3, $4, $5, now())', [id, rising.id, council, post, from])
  }
  await pool.query(`insert into workforce.milestone_candidate (id, target_id, person_id, earlier_post_id, later_post_id, facts_hash, state, suggested_at) values ($1, $2, $3, $4, $5, 'x', 'open', '2026-10-01')`, [candidate, chiefs, rising.id, earlier, later])

  // The report of the nation, final, with a forecast; and what it was computed from.
  const [report, quarters] = [newId(), ['2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30']]
  const share = [null, 12, 21, 30]
  const column = (key: string, title: string, kind: string) => ({ key, title, kind, description: title })
  const content = {
    title: 'Progress of the nation', summary: 'Of 2 targets: 1 on track, 1 not known yet.',
    sections: [
      { key: 'targets', title: 'Targets', paragraphs: ['Of 2 targets: 1 on track, 1 not known yet.'], tables: [
        { key: 'targets-at-a-glance', title: 'Targets at a glance', method: 'none', notes: [], columns: [column('target', 'Target', 'text'), column('figure', 'Figure', 'ratio'), column('unit', 'Unit', 'text'), column('rating', 'Rating', 'text')],
          rows: [['Ten chief executives', null, 'number', 'Not known'], ['70 % of councils on the standards', 30, '%', 'On track (green)']] },
        { key: 'target-standards', title: '70 % of councils on the standards', method: 'none', notes: ['To reach the target, +2.4 a quarter are needed until 31 December 2030.'],
          columns: [column('on', 'Day', 'date'), column('figure', 'Figure', 'percent'), column('expected', 'Expected', 'percent'), column('forecast', 'Forecast', 'percent'), column('forecast_from', 'Forecast, lower end', 'percent'), column('forecast_to', 'Forecast, upper end', 'percent')],
          rows: [...quarters.map((on, n) => [on, share[n] ?? null, n * 3.5, null, null, null]), ['2026-12-31', null, 14, 39, 34, 44], ['2027-03-31', null, 17.5, 48, 41, 55]],
          chart: { kind: 'lines', along: 'on', lines: ['figure', 'expected', 'forecast'], band: { from: 'forecast_from', to: 'forecast_to' }, target: { label: 'Target, due 31 December 2030', value: 70 } } },
      ] },
      { key: 'cohorts', title: 'Cohort programmes', paragraphs: ['In 2026-Q3 many people applied.'], tables: [{ key: 'cohorts-regions', title: 'By region', method: 'controlled rounding', notes: [], columns: [column('region', 'Region', 'text'), column('started', 'Started', 'count')], rows: [['Wales', 1_235], ['London', { from: 0, to: 4 }]], chart: { kind: 'bars', label: 'region', value: 'started' } }] },
    ],
  }
  const inputs = published.targets.map(({ id, code }, n) => ({ key: `target:${code}`, kind: 'plan', label: `The target “${n === 0 ? 'Ten chief executives' : '70 % of councils on the standards'}”`, version: id }))
  const changes = { figures: [{ table: 'Targets at a glance', row: '70 % of councils on the standards', column: 'Figure', kind: 'percent', before: 21, after: 30 }], more: 0, why: ['Records behind the standards: records were added or put right.'] }
  await pool.query(`insert into reports.report (id, area_key, cadence, title, next_number, created_at) values ($1, 'nation', 'on_demand', 'Progress of the nation', 2, '2026-10-01')`, [report])
  await pool.query(`insert into reports.snapshot (id, report_id, number, as_of, state, content, content_hash, inputs, inputs_hash, engine_version, changes, computed_at, finalised_at)
    values ($1, $2, 1, '2026-09-30', 'final', $3, $4, $5, $4, '1', $6, '2026-10-07T09:00:00Z', '2026-10-08T09:00:00Z')`, [newId(), report, JSON.stringify(content), 'a'.repeat(64), JSON.stringify(inputs), JSON.stringify(changes)])
  for (const [n, on] of quarters.entries()) {
    await pool.query(`insert into reports.observation (target_id, area_key, indicator_version_id, "on", revision, found, computed_at) values ($1, 'nation', $2, $3, 1, $4, '2026-10-07T09:00:00Z')`, [onStandards, standards.id, on, JSON.stringify({ ...none, value: share[n] ?? null })])
  }

  // A return that is begun, and equality questions that are asked.
  await seedFramework(pool)
  const workforceReturn = await write<{ id: string }>(web, analyst, 'startWorkforceReturn', 'StartWorkforceReturnInput', { organisationId: council, quarter: '2026-Q3' }, 'workforceReturn { id } userErrors { code }')
  const sets = web.get(QuestionSetsService)
  const ctx = systemCtx('test', web.clock.now(), 'test')
  unwrap(await sets.publish(ctx, unwrap(await sets.importDraft(ctx, readFileSync(QUESTIONS, 'utf8'))), ''))

  return {
    council, plan: published.planId, version: begun.id, draft: draft.id, chiefs, indicator: standards.indicatorId, waiting: waiting.id, verified: verified.id, candidate, report, workforceReturn: workforceReturn.id,
    people: { author, approver, verifier, analyst, chief, rising, outsider },
  }
}
