import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const VERSION = 'version { id revision contentHash } userErrors { code }'
const RISE = { milestone: 'chief-executives', post: { titles: ['chief executive'], organisationKinds: ['council'] }, engagements: ['permanent'], earlier: { titles: ['digital'] }, held: true }
const CLAIM = 'query ($id: ID!) { milestoneClaim(id: $id) { id state person viewerMayDecide viewerMayChange evidence { fileId fileName } } }'
const CLAIMS = '{ milestoneClaims(first: 20) { totalCount } }'
const DECIDE = 'mutation ($input: DecideMilestoneClaimInput!) { decideMilestoneClaim(input: $input) { claim { state } userErrors { code } } }'

interface Version { readonly id: string; readonly revision: number; readonly contentHash: string }

describe('milestones over HTTP and on pages', () => {
  let web: TestWeb
  let [institute, lga, council] = [] as unknown as [OrganisationId, OrganisationId, OrganisationId]
  let [author, approver, verifier, analyst, chief, outsider] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [target, at] = ['', '']

  const code = async (as: SeededPerson | undefined, document: string, variables: Record<string, unknown>) => (await web.send(as, document, variables)).errors?.[0]?.extensions.code
  const fill = async (visitor: PageVisitor, path: string, fields: Record<string, string> = {}) => visitor.send(await visitor.open(path), fields)
  const idOf = () => at.split('/').at(-1) ?? ''
  /** The national plan with one target, published by both owners. */
  const publish = async (): Promise<void> => {
    const change = async (as: SeededPerson, document: string, variables: Record<string, unknown>): Promise<Version> => {
      const { data, errors } = await web.send<{ answer: { version: Version | null; userErrors: unknown[] } }>(as, document, variables)
      if (!data?.answer.version) throw new Error(JSON.stringify([errors, data]))
      return data.answer.version
    }
    const indicator = await change(author, 'mutation ($input: CreateWorkforceIndicatorInput!) { answer: createWorkforceIndicator(input: $input) { version { id } userErrors { code field message } } }', { input: {
      organisationId: institute, key: 'chiefs', title: 'Chief executives', definition: 'New chief executives from digital posts.', numerator: 'People', unit: 'count', direction: 'at_least', sourceKey: 'milestones.verified', parameters: JSON.stringify(RISE), changeNote: 'First' } })
    const begun = await change(author, `mutation ($input: BeginNationalPlanInput!) { answer: beginNationalPlan(input: $input) { ${VERSION} } }`, { input: { instituteId: institute, lgaId: lga, title: 'Plan 2030', narrative: 'Why.' } })
    await change(author, `mutation ($input: AddWorkforceTargetInput!) { answer: addWorkforceTarget(input: $input) { ${VERSION} } }`, { input: {
      versionId: begun.id, revision: begun.revision, code: 'chiefs', title: 'Ten chief executives', narrative: 'From digital posts.', indicatorVersionId: indicator.id, direction: 'at_least', baselineValue: 0, baselineOn: '2026-01-01', targetValue: 10, dueOn: '2030-12-31', breakdowns: [], ragRule: 'linear', tolerancePercent: 10, checkpoints: [] } })
    const { contentHash } = await change(author, `mutation ($id: ID!) { answer: proposePlanVersion(versionId: $id) { ${VERSION} } }`, { id: begun.id })
    for (const who of [author, approver]) await change(who, `mutation ($input: ApprovePlanInput!) { answer: approvePlanVersion(input: $input) { ${VERSION} } }`, { input: { versionId: begun.id, contentHash } })
    await change(author, `mutation ($id: ID!) { answer: publishPlanVersion(versionId: $id) { ${VERSION} } }`, { id: begun.id })
  }

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-10-12T09:00:00Z' })
    institute = await web.seed.organisation({ name: 'Institute for Digital Councils', kind: 'institute' })
    lga = await web.seed.organisation({ name: 'Association of Councils', kind: 'lga' })
    council = await web.seed.organisation({ name: 'Borchester', region: 'Wales' })
    author = await web.person({ givenName: 'Ina', familyName: 'Author', roles: [['workforce_analyst', institute]] })
    approver = await web.person({ givenName: 'Lou', familyName: 'Approver', roles: [['organisation_admin', lga]] })
    verifier = await web.person({ givenName: 'Vera', familyName: 'Verifier', roles: [['verifier', lga]] })
    analyst = await web.person({ givenName: 'Ann', familyName: 'Analyst', roles: [['workforce_analyst', council]] })
    chief = await web.person({ givenName: 'Cheryl', familyName: 'Chief', roles: [['learner', council]] })
    outsider = await web.person({ roles: [['workforce_analyst', await web.seed.organisation()], ['verifier', council]] })
    await publish()
  })
  afterAll(() => web.close())

  it('are claimed on a page with a document, and refused beside the fields', async () => {
    const ann = await PageVisitor.signIn(web, analyst)
    expect(textOf(await ann.open('/evidence'))).toContain('No claims yet')
    const choices = await ann.open('/evidence/claim')
    expect(textOf(choices)).toContain('Counts appointments of people; titles with: chief executive; at: council; held: permanently; begun after 1 January 2026')
    target = /\/evidence\/claim\/([0-9a-f-]+)/.exec(choices.html)?.[1] ?? ''
    const typed = { behalf: council, personEmail: chief.email, organisationId: 'Borchester', title: 'Clerk', grade: '', 'from-day': '1', 'from-month': '5', 'from-year': '2026', engagement: 'permanent', account: 'Announced.', link: '', note: 'Minutes' }
    const refused = await fill(ann, `/evidence/claim/${target}`, typed)
    expect([refused.status, textOf(refused).includes('This target counts posts with these words in their title: chief executive')]).toEqual([422, true])
    const claimed = await ann.sendFile(await ann.open(`/evidence/claim/${target}`), 'file', new File(['Appointed on 1 May.'], 'minutes.txt'), { ...typed, title: 'Chief Executive' })
    expect(textOf(claimed)).toContain('The claim is made and waits for a verifier.')
    expect(textOf(claimed)).toContain('minutes.txt (1 KB)')
    expect(textOf(claimed)).toContain('may object until 19 October 2026')
    at = new URL(claimed.url).pathname
    expect(textOf(await fill(ann, `/evidence/claim/${target}`, { ...typed, title: 'Chief Executive', link: 'https://www.example.gov.uk/a' }))).toContain('There is a claim for this target already')
    expect(textOf(await fill(ann, `${at}/evidence`, { link: 'https://www.example.gov.uk/news', note: 'News' }))).toContain('The evidence is added.')
  })

  it('are missing to all others, with their files', async () => {
    const { data } = await web.send<{ milestoneClaim: { evidence: { fileId: string | null }[] } }>(analyst, CLAIM, { id: idOf() })
    const file = data.milestoneClaim.evidence[0]!.fileId!
    for (const who of [outsider]) {
      expect([await code(who, CLAIM, { id: idOf() }), await code(who, CLAIM, { id: newId() }), await code(who, DECIDE, { input: { claimId: idOf(), verdict: 'verify' } })]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
      expect((await web.send<{ milestoneClaims: object }>(who, CLAIMS, {})).data.milestoneClaims).toEqual({ totalCount: 0 })
    }
    expect([await code(undefined, CLAIM, { id: idOf() }), await code(analyst, DECIDE, { input: { claimId: idOf(), verdict: 'verify' } })]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN'])
    const [ann, stranger] = [await PageVisitor.signIn(web, analyst), await PageVisitor.signIn(web, outsider)]
    expect([(await stranger.open(at)).status, (await stranger.open(`/files/${file}`)).status, (await ann.open(`/files/${file}`)).status, (await ann.open(`${at}/verify`)).status]).toEqual([404, 404, 200, 404])
  })

  it('are answered by whom they concern, then verified from the queue, and counted', async () => {
    const [vera, cheryl] = [await PageVisitor.signIn(web, verifier), await PageVisitor.signIn(web, chief)]
    const queue = await vera.open('/evidence/queue')
    expect(textOf(queue)).toContain('Cheryl Chief: Chief Executive, Borchester')
    expect(textOf(await fill(vera, `${at}/verify`, { reason: '' }))).toContain('The person concerned has not answered yet and may object.')
    expect(textOf(await cheryl.open('/evidence/about-you'))).toContain('Ten chief executives')
    expect(textOf(await fill(cheryl, `${at}/object`, { reason: 'Not yet.' }))).toContain('Your objection is saved.')
    expect(textOf(await fill(vera, `${at}/verify`, { reason: '' }))).toContain('The person concerned objects')
    expect(textOf(await fill(cheryl, `${at}/agree`))).toContain('Your answer is saved.')
    expect(textOf(await fill(vera, `${at}/reject`, { reason: '' }))).toContain('Say why it is rejected')
    expect(textOf(await fill(vera, `${at}/verify`, { reason: '' }))).toContain('The claim is verified.')
    expect(textOf(await vera.open('/evidence/queue'))).toContain('Nothing to verify')
    const page = await vera.open(at)
    for (const said of ['Verified', 'Vera Verifier', 'The person concerned objects', 'Evidence added']) expect(textOf(page)).toContain(said)
    expect((await vera.open(`${at}/verify`)).status).toBe(404)
    const REVOKE = 'mutation ($input: RevokeMilestoneClaimInput!) { revokeMilestoneClaim(input: $input) { claim { state } userErrors { code } } }'
    const revoke = { input: { claimId: idOf(), reason: 'A namesake.' } }
    expect([await code(undefined, REVOKE, revoke), await code(outsider, REVOKE, revoke), await code(analyst, REVOKE, revoke), await code(chief, REVOKE, revoke)]).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN'])
    expect(textOf(await (await PageVisitor.signIn(web, author)).open(`/evidence?target=${target}&state=verified`))).toContain('1 claim')
  })

  it('are suggested to the owners of the plan alone, who dismiss or claim', async () => {
    const [rose, earlier, later, candidate] = [await web.person({ givenName: 'Rosa', familyName: 'Rising' }), newId(), newId(), newId()]
    for (const [id, post, from] of [[earlier, 'Head of Digital', '2019-01-01'], [later, 'Chief Executive', '2026-03-01']] as const) {
      await web.pool.query('insert into directory.career_post (id, person_id, organisation_id, post, starts_on, verified_at) values ($1, $2, $3, $4, $5, now())', [id, rose.id, council, post, from])
    }
    await web.pool.query(`insert into workforce.milestone_candidate (id, target_id, person_id, earlier_post_id, later_post_id, facts_hash, state, suggested_at) values ($1, $2, $3, $4, $5, 'x', 'open', now())`, [candidate, target, rose.id, earlier, later])
    const [ina, ann] = [await PageVisitor.signIn(web, author), await PageVisitor.signIn(web, analyst)]
    expect([textOf(await ann.open('/evidence/candidates')).includes('Nobody is suggested'), (await ann.open(`/evidence/candidates/${candidate}/claim`)).status]).toEqual([true, 404])
    const list = textOf(await ina.open('/evidence/candidates'))
    for (const said of ['Rosa Rising', 'Before: Head of Digital, Borchester, from 1 January 2019', 'Then: Chief Executive, Borchester']) expect(list).toContain(said)
    expect(textOf(await fill(ina, `/evidence/candidates/${candidate}/dismiss`, { reason: '' }))).toContain('Say why this does not count')
    // Whom it is about may object: then the posts are told to nobody else.
    const ONE = 'query ($id: ID!) { milestoneCandidate(id: $id) { state objection viewerIsConcerned earlier { post } later { post } } }'
    const seen = async (who: SeededPerson) => (await web.send<{ milestoneCandidate: object }>(who, ONE, { id: candidate })).data.milestoneCandidate
    const objects = 'mutation ($input: ObjectToMilestoneCandidateInput!) { objectToMilestoneCandidate(input: $input) { candidate { state } userErrors { code } } }'
    for (const who of [author, analyst]) expect(await code(who, objects, { input: { candidateId: candidate, reason: 'No' } })).toBe('NOT_FOUND')
    expect(await code(outsider, ONE, { id: candidate })).toBe('NOT_FOUND')
    await web.send(rose, objects, { input: { candidateId: candidate, reason: 'Not mine.' } })
    expect(await seen(author)).toEqual({ state: 'objected', objection: 'Not mine.', viewerIsConcerned: false, earlier: null, later: null })
    expect(await seen(rose)).toMatchObject({ viewerIsConcerned: true, earlier: { post: 'Head of Digital' }, later: { post: 'Chief Executive' } })
    expect((await ina.open(`/evidence/candidates/${candidate}/claim`)).status).toBe(404)
    await web.send(rose, 'mutation ($id: ID!) { allowMilestoneCandidate(id: $id) { candidate { state } userErrors { code } } }', { id: candidate })
    const claimed = await fill(ina, `/evidence/candidates/${candidate}/claim`, { engagement: 'permanent', link: '', note: '' })
    expect(textOf(claimed)).toContain('Needs evidence')
    expect(textOf(await fill(ina, `${new URL(claimed.url).pathname}/withdraw`))).toContain('The claim is taken back.')
    expect((await ina.open(`/evidence/candidates/${candidate}/dismiss`)).status).toBe(404)
  })
})
