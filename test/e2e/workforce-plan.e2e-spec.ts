import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const ERRORS = 'version { id state revision contentHash planId targets { id targetId code } } userErrors { code field message }'
const BEGIN = `mutation ($input: BeginNationalPlanInput!) { answer: beginNationalPlan(input: $input) { ${ERRORS} } }`
const ADD = `mutation ($input: AddWorkforceTargetInput!) { answer: addWorkforceTarget(input: $input) { ${ERRORS} } }`
const INDICATOR = 'mutation ($input: CreateWorkforceIndicatorInput!) { answer: createWorkforceIndicator(input: $input) { version { id number indicatorId } userErrors { code field message } } }'
const FIGURE = 'mutation ($input: RecordWorkforceFigureInput!) { answer: recordWorkforceFigure(input: $input) { figureId userErrors { code field } } }'
const VERSION = 'query ($id: ID!) { workforcePlanVersion(id: $id) { state history { action by } approvals { by } targets { title standing { value } } } }'

interface Version { readonly id: string; readonly state: string; readonly revision: number; readonly planId: string; readonly contentHash: string; readonly targets: readonly { readonly id: string; readonly targetId: string; readonly code: string }[] }
interface Answer { readonly version: Version | null; readonly userErrors: readonly { readonly code: string; readonly field: string }[] }

describe('the workforce plan over HTTP and on pages', () => {
  let web: TestWeb
  let [institute, lga, authority] = [] as unknown as [OrganisationId, OrganisationId, OrganisationId]
  let [author, approver, region, outsider, admin] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let version: Version
  let indicator = ''

  const answer = async (as: SeededPerson, document: string, variables: Record<string, unknown>): Promise<Answer> => (await web.send<{ answer: Answer }>(as, document, variables)).data.answer
  const code = async (as: SeededPerson | undefined, document: string, variables: Record<string, unknown>) => (await web.send(as, document, variables)).errors?.[0]?.extensions.code
  const target = (change: object = {}) => ({
    versionId: version.id, revision: version.revision, code: 'chief-executives', title: 'Ten chief executives', narrative: 'From digital posts.', indicatorVersionId: indicator, direction: 'at_least', baselineValue: 0, baselineOn: '2026-01-01',
    targetValue: 10, dueOn: '2030-12-31', breakdowns: [], ragRule: 'linear', tolerancePercent: 10, checkpoints: [{ on: '2028-12-31', value: 5, who: 'Institute' }], ...change,
  })
  /** Sends the one form of a page. */
  const fill = async (visitor: PageVisitor, path: string, fields: Record<string, string> = {}) => visitor.send(await visitor.open(path), fields)
  const date = (name: string, day: string): Record<string, string> => {
    const [year = '', month = '', date_ = ''] = day.split('-')
    return { [`${name}-day`]: date_, [`${name}-month`]: month, [`${name}-year`]: year }
  }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-10-12T09:00:00Z' })
    institute = await web.seed.organisation({ name: 'Institute for Digital Councils', kind: 'institute' })
    lga = await web.seed.organisation({ name: 'Association of Councils', kind: 'lga' })
    authority = await web.seed.organisation({ name: 'Cardiff Capital', kind: 'combined_authority', region: 'Wales' })
    author = await web.person({ givenName: 'Ina', familyName: 'Author', roles: [['workforce_analyst', institute]] })
    approver = await web.person({ givenName: 'Lou', familyName: 'Approver', roles: [['organisation_admin', lga]] })
    region = await web.person({ givenName: 'Rhys', familyName: 'Region', roles: [['workforce_analyst', authority]] })
    outsider = await web.person({ roles: [['workforce_analyst', await web.seed.organisation()]] })
    admin = await web.person({ roles: [['platform_admin', institute]] })
  })
  afterAll(() => web.close())

  it('defines an indicator that its source checks, and takes figures for it', async () => {
    const input = { organisationId: institute, key: 'councils-on-standards', title: 'Councils on the standards', definition: 'Councils that have adopted the standards.', numerator: 'Councils', unit: 'count', direction: 'at_least', sourceKey: 'recorded.count', parameters: '{"figuresOf":"councils-on-standards"}', changeNote: 'First' }
    expect((await answer(author, INDICATOR, { input: { ...input, parameters: '{}', unit: 'percent' } })).userErrors).toEqual([expect.objectContaining({ code: 'UNIT_OF_SOURCE' }), expect.objectContaining({ code: 'PARAMETER', field: 'parameters.figuresOf' })])
    expect(await code(outsider, INDICATOR, { input })).toBe('FORBIDDEN')
    const made = (await answer(author, INDICATOR, { input })).version as unknown as { id: string; indicatorId: string }
    indicator = made.id
    const figure = { indicatorId: made.indicatorId, areaKey: 'nation', on: '2026-09-30', numerator: 3, source: 'Count of the LGA' }
    const recorded = async (change: object, as = author) => (await answer(as, FIGURE, { input: { ...figure, ...change } })).userErrors.map((error) => error.code)
    expect([await recorded({}), await recorded({ numerator: 4 }), await recorded({ numerator: 4, reason: 'Counted again' }), await recorded({ on: '2026-99-01' })]).toEqual([[], ['REASON_REQUIRED'], [], ['DATE']])
    expect(await code(outsider, FIGURE, { input: figure })).toBe('FORBIDDEN')
    const page = await web.send<{ workforceIndicators: { totalCount: number } }>(undefined, '{ workforceIndicators { totalCount edges { node { key versions { number } } } } }', {})
    expect(page.data.workforceIndicators).toEqual({ totalCount: 1, edges: [{ node: { key: 'councils-on-standards', versions: [{ number: 1 }] } }] })
  })

  it('hides what is being written from all others as if it were not there', async () => {
    const begun = await answer(author, BEGIN, { input: { instituteId: institute, lgaId: lga, title: 'Plan 2030', narrative: 'Why we plan.' } })
    version = begun.version!
    expect((await answer(author, ADD, { input: target({ dueOn: '2025-01-01', title: '' }) })).userErrors.map((error) => `${error.code} ${error.field}`)).toEqual(['TITLE_LENGTH title', 'DUE_BEFORE_BASELINE dueOn', 'CHECKPOINT_DATE checkpoints.0.on'])
    version = (await answer(author, ADD, { input: target() })).version!
    const documents: [string, object][] = [
      [VERSION, { id: version.id }], ['query ($id: ID!) { workforcePlan(id: $id) { id } }', { id: version.planId }], ['query ($id: ID!) { workforceTarget(id: $id) { id } }', { id: version.targets[0]!.id }],
    ]
    for (const [document, variables] of documents) {
      for (const who of [undefined, outsider, region]) expect([await code(who, document, { ...variables }), await code(who, document, { id: newId() })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
      for (const who of [author, approver, admin]) expect(await code(who, document, { ...variables })).toBeUndefined()
    }
    for (const [document, variables] of [[ADD, { input: target() }], ['mutation ($id: ID!) { proposePlanVersion(versionId: $id) { userErrors { code } } }', { id: version.id }]] as const) {
      expect([await code(outsider, document, variables), await code(undefined, document, variables)]).toEqual(['NOT_FOUND', 'UNAUTHENTICATED'])
    }
    expect((await web.send<{ nationalWorkforcePlan: object | null }>(undefined, '{ nationalWorkforcePlan { id } }', {})).data.nationalWorkforcePlan).toBeNull()
    const visitor = await PageVisitor.signIn(web, outsider)
    expect([(await visitor.open(`/plan/versions/${version.id}`)).status, (await visitor.open(`/plan/${version.planId}`)).status]).toEqual([404, 404])
    expect(textOf(await visitor.open('/plan'))).toContain('There is no published plan yet')
  })

  it('is written, proposed, returned, approved by both and published on pages', async () => {
    const [ina, lou] = [await PageVisitor.signIn(web, author), await PageVisitor.signIn(web, approver)]
    const at = `/plan/versions/${version.id}`
    expect(textOf(await ina.open(at))).toContain('At least 10 by 31 December 2030')
    const typed = { title: 'Ten placements', narrative: 'By secondment.', ownerOrganisationId: 'Institute for Digital Councils', indicatorVersionId: indicator, direction: 'at_least', baselineValue: '0', ...date('baselineOn', '2026-01-01'), targetValue: '10', ...date('dueOn', '2030-12-31'), ragRule: 'checkpoints', tolerancePercent: '10' }
    const refused = await fill(ina, `${at}/targets/add`, { ...typed, code: 'placements', checkpoints: 'some time' })
    expect([refused.status, textOf(refused).includes('Write “some time” as date: value or event | who')]).toEqual([422, true])
    expect(textOf(await fill(ina, `${at}/targets/add`, { ...typed, code: 'placements', checkpoints: '31/12/2028: 4 | Institute' }))).toContain('The target is added.')
    const places = (await web.send<{ workforcePlanVersion: Version }>(author, 'query ($id: ID!) { workforcePlanVersion(id: $id) { targets { id code } } }', { id: version.id })).data.workforcePlanVersion.targets[1]!
    expect(textOf(await fill(ina, `/plan/targets/${places.id}/change`, { ...typed, targetValue: '12', checkpoints: '31/12/2028: 4 | Institute' }))).toContain('At least 12 by')
    expect(textOf(await ina.open(`/plan/targets/${places.id}`))).toContain('Not computed yet')
    expect(textOf(await fill(ina, `${at}/propose`))).toContain('The version is proposed')
    expect(textOf(await fill(lou, `${at}/return`, { reason: 'Say more about why.' }))).toContain('Sent back')
    expect(textOf(await fill(ina, `${at}/words`, { title: 'Plan 2030', narrative: 'Why we plan, in more words.' }))).toContain('The words are saved')
    await fill(ina, `${at}/propose`)
    // Whoever has an old page open approves nothing of what was changed since.
    const old = await lou.open(`${at}/approve`)
    await fill(ina, `${at}/words`, { title: 'Plan 2030', narrative: 'Why we plan, changed again.' })
    await fill(ina, `${at}/propose`)
    expect(textOf(await lou.send(old))).toContain('was changed after you opened it')
    expect(textOf(await fill(lou, `${at}/approve`))).toContain('waits for the other owner')
    expect(textOf(await fill(lou, `${at}/approve`))).toContain('You have approved this version already')
    expect(textOf(await fill(ina, `${at}/approve`))).toContain('Every owner has approved')
    expect(textOf(await fill(ina, `${at}/publish`))).toContain('The version is published')
  })

  it('is read by everybody then, signed in or not, who did what by nobody else', async () => {
    const read = async (path: string) => (await fetch(new URL(path, web.webUrl))).text()
    const home = await read('/plan')
    for (const said of ['Plan 2030', 'Ten chief executives', 'At least 12 by 31 December 2030', 'Not computed yet', 'Institute for Digital Councils', 'Association of Councils']) expect(home).toContain(said)
    expect(await read(`/plan/${version.planId}/targets/placements`)).toContain('Councils that have adopted the standards.')
    expect(await read('/plan/all?scope=national')).toContain('1 plan')
    expect(await read('/plan/indicators')).toContain('Councils on the standards')
    const shown = (await web.send<{ workforcePlanVersion: { history: unknown[]; approvals: unknown[]; targets: unknown[] } }>(undefined, VERSION, { id: version.id })).data.workforcePlanVersion
    expect(shown).toMatchObject({ state: 'published', history: [], approvals: [], targets: [{ title: 'Ten chief executives', standing: null }, { title: 'Ten placements' }] })
    expect((await web.send<{ workforcePlanVersion: { approvals: object[] } }>(author, VERSION, { id: version.id })).data.workforcePlanVersion.approvals).toEqual([{ by: 'Lou Approver' }, { by: 'Ina Author' }])
  })

  it('is derived by a region, which adopts, adapts and leaves out, and later takes national changes over', async () => {
    const rhys = await PageVisitor.signIn(web, region)
    const begun = await fill(rhys, '/plan/derive', { title: 'Plan for Wales', narrative: 'Why Wales plans.', for: 'region', region: 'Wales' })
    expect(textOf(begun)).toContain('National targets to decide about')
    const at = new URL(begun.url).pathname
    const national = (await web.send<{ workforcePlanVersion: Version }>(undefined, 'query ($id: ID!) { workforcePlanVersion(id: $id) { targets { targetId code } } }', { id: version.id })).data.workforcePlanVersion.targets
    const decide = (n: number, fields: Record<string, string>) => fill(rhys, `${at}/national/${national[n]!.targetId}`, fields)
    expect(textOf(await decide(0, { disposition: 'adapted', targetValue: '2', reason: '' }))).toContain('Say why in 1 to 2,000 characters')
    expect(textOf(await decide(0, { disposition: 'adapted', targetValue: '2', reason: 'We are three million.' }))).toContain('Adapted: We are three million.')
    expect(textOf(await fill(rhys, `${at}/propose`))).toContain('Decide about the national target “Ten placements”')
    expect(textOf(await decide(1, { disposition: 'left_out', reason: 'Others do this.' }))).toContain('Others do this.')
    for (const step of ['propose', 'approve', 'publish']) await fill(rhys, `${at}/${step}`)
    const derived = (await web.send<{ workforcePlans: { edges: { node: { id: string } }[] } }>(undefined, '{ workforcePlans(scope: "regional") { edges { node { id } } } }', {})).data.workforcePlans.edges[0]!.node.id
    expect(await (await fetch(new URL(`/plan/${derived}`, web.webUrl))).text()).toContain('At least 2 by 31 December 2030')

    const [ina, lou] = [await PageVisitor.signIn(web, author), await PageVisitor.signIn(web, approver)]
    const next = new URL((await fill(ina, `/plan/${version.planId}/new-version`)).url).pathname
    const id = next.split('/').at(-1)!
    const draft = (await web.send<{ workforcePlanVersion: Version }>(author, 'query ($id: ID!) { workforcePlanVersion(id: $id) { revision targets { id code } } }', { id })).data.workforcePlanVersion
    await web.send(author, `mutation ($input: ChangeWorkforceTargetInput!) { changeWorkforceTarget(input: $input) { ${ERRORS} } }`, { input: { ...target({ title: 'Twelve chief executives', targetValue: 12 }), versionId: undefined, code: undefined, id: draft.targets[0]!.id, revision: draft.revision } })
    await fill(ina, `${next}/propose`)
    await fill(lou, `${next}/approve`)
    await fill(ina, `${next}/approve`)
    await fill(ina, `${next}/publish`)
    const COMPARE = 'query ($before: ID!, $after: ID!) { compareWorkforcePlanVersions(before: $before, after: $after) { targets { kind fields { field before after } } } }'
    expect((await web.send(undefined, COMPARE, { before: version.id, after: id })).data).toEqual({ compareWorkforcePlanVersions: { targets: [{ kind: 'changed', fields: [{ field: 'title', before: 'Ten chief executives', after: 'Twelve chief executives' }, { field: 'targetValue', before: '10', after: '12' }] }] } })
    expect(textOf(await ina.open(`/plan/compare?before=${version.id}&after=${id}`))).toContain('Twelve chief executives: changed')
    const changes = await rhys.open(`/plan/${derived}/national-changes`)
    expect(textOf(changes)).toContain('Your plan stands on version 1 of the national plan. Version 2 is published now.')
    const mine = new URL((await fill(rhys, `/plan/${derived}/new-version`)).url).pathname
    expect(textOf(await fill(rhys, `${mine}/national`))).toContain('Twelve chief executives')
    expect(textOf(await rhys.open(mine))).toContain('At least 2 by 31 December 2030')
  })

  it('is reviewed by the region with actions that those who do them finish', async () => {
    const rhys = await PageVisitor.signIn(web, region)
    const derived = (await web.send<{ workforcePlans: { edges: { node: { id: string } }[] } }>(undefined, '{ workforcePlans(scope: "regional") { edges { node { id } } } }', {})).data.workforcePlans.edges[0]!.node.id
    const typed = { ...date('periodFrom', '2026-07-01'), ...date('periodTo', '2026-09-30'), ...date('heldOn', '2026-10-10'), ...date('nextDueOn', '2027-01-15'), summary: 'Fair.' }
    expect(textOf(await fill(rhys, `/plan/${derived}/reviews/new`, { ...typed, findings: 'Data engineer, red' }))).toContain('as target or role | red, amber or green | words')
    const draft = await fill(rhys, `/plan/${derived}/reviews/new`, { ...typed, findings: 'Ten chief executives | amber | One of two\nData engineer | red | Nobody applies' })
    const at = new URL(draft.url).pathname
    const id = at.split('/').at(-1)!
    expect(textOf(draft)).toContain('Nobody applies')
    const doer = await web.person({ roles: [['workforce_analyst', await web.seed.organisation({ name: 'Borchester' })]] })
    const REVIEW = 'query ($id: ID!) { pipelineReview(id: $id) { findings { rag } actions { title viewerMayFinish } history { action } } }'
    for (const who of [doer, author, outsider]) expect(await code(who, REVIEW, { id })).toBe('NOT_FOUND')
    expect(textOf(await fill(rhys, `${at}/actions/add`, { title: 'Open a second scheme', organisationId: 'Borchester', ...date('dueOn', '2026-10-01') }))).toContain('today or later')
    await fill(rhys, `${at}/actions/add`, { title: 'Open a second scheme', organisationId: 'Borchester', ...date('dueOn', '2026-11-30') })
    expect(textOf(await fill(rhys, `${at}/publish`))).toContain('The review is published')
    expect((await web.send<object>(outsider, REVIEW, { id })).data).toEqual({ pipelineReview: { findings: [{ rag: 'amber' }, { rag: 'red' }], actions: [{ title: 'Open a second scheme', viewerMayFinish: false }], history: [] } })
    const action = (await web.send<{ pipelineReview: { actions: { id: string }[] } }>(doer, 'query ($id: ID!) { pipelineReview(id: $id) { actions { id } } }', { id })).data.pipelineReview.actions[0]!.id
    const SETTLE = 'mutation ($input: SettlePipelineActionInput!) { settlePipelineAction(input: $input) { userErrors { code } } }'
    expect([await code(outsider, SETTLE, { input: { id: action, step: 'finish' } }), await code(doer, SETTLE, { input: { id: action, step: 'drop', reason: 'x' } })]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    const visitor = await PageVisitor.signIn(web, doer)
    expect(textOf(await fill(visitor, `${at}/actions/${action}/finish`, { reason: 'It is open.' }))).toContain('The action is done.')
    expect(textOf(await fill(rhys, `${at}/actions/${action}/reopen`, { reason: 'It closed again.' }))).toContain('It closed again.')
    expect(textOf(await rhys.open(`/plan/${derived}/reviews`))).toContain('1 of 2 findings behind, 1 actions open')
  })
})
