import type { OrganisationId } from '#kernel'
import { startTestIssuer, startTestPlatform, type SeededPerson, type TestIssuer, type TestPlatform } from '#testing'

interface Answer { readonly data: Record<string, { readonly userErrors?: readonly { code: string }[]; readonly done?: boolean; readonly [key: string]: unknown } | null> | null; readonly errors?: readonly { extensions: { code: string } }[] }

const NOMINATE = 'mutation ($input: NominateInput!) { nominate(input: $input) { enrolment { state route } userErrors { code } } }'
const SCOPE = 'enrolments:write'

describe('a program that enrols people over HTTP', () => {
  let issuer: TestIssuer
  let platform: TestPlatform
  let council: OrganisationId
  let other: OrganisationId
  let runId: string
  let manager: SeededPerson
  let admin: SeededPerson

  const ask = async (token: string, query: string, variables: object = {}): Promise<Answer> => {
    const response = await fetch(`${platform.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  const program = (scope: string, clientId = 'hr-system') => issuer.token(clientId, { claims: { client_id: clientId, scope }, without: ['email', 'email_verified'] })
  const as = async <T = unknown>(who: SeededPerson, query: string): Promise<T> => {
    const { data, errors } = await ask(await issuer.token(who.subject), query)
    expect({ errors, userErrors: Object.values(data ?? {})[0]?.userErrors }).toEqual({ errors: undefined, userErrors: [] })
    return Object.values(data ?? {})[0] as T
  }
  const nominate = async (token: string, who: SeededPerson, organisationId = council) => ask(token, NOMINATE, { input: { runId, organisationId, email: who.email } })
  const code = (answer: Answer) => answer.errors?.[0]?.extensions.code

  beforeAll(async () => {
    issuer = await startTestIssuer()
    platform = await startTestPlatform({ config: { OIDC_ISSUERS: JSON.stringify([{ issuer: issuer.url, label: 'Test', clientId: 'waymark-web', audience: issuer.audience, emailDomains: ['example.org'] }]) } })
    council = await platform.seed.organisation()
    other = await platform.seed.organisation()
    manager = await platform.person({ issuer: issuer.url, roles: [['programme_manager', council]] })
    admin = await platform.person({ issuer: issuer.url, roles: [['platform_admin', council]] })
    const { programme } = await as<{ programme: { id: string } }>(manager, `mutation { createProgramme(input: { organisationId: "${council}", title: "Leading change", summary: "For leaders", audience: "open", matrixBody: "lga", matrixArea: "leadership", obligation: "optional" }) { programme { id } userErrors { code } } }`)
    const { version } = await as<{ version: { id: string } }>(manager, `mutation { saveProgrammeDraft(input: { programmeId: "${programme.id}", routes: ["api"], needsApproval: false, completion: { minAttendance: 0, minSessionShare: 5000, excused: "left_out", minPasses: 0 }, items: [{ code: "a", title: "Kick-off", kind: "session", requirement: "required", duration: 60 }] }) { version { id } userErrors { code } } }`)
    await as(manager, `mutation { publishProgrammeVersion(input: { versionId: "${version.id}" }) { userErrors { code } } }`)
    const { run } = await as<{ run: { id: string } }>(manager, `mutation { planCohortRun(input: { versionId: "${version.id}", title: "Summer", deliveryMode: "online", minimum: 1, capacity: 5, opensOn: "2026-05-01", closesOn: "2026-06-30", startsOn: "2026-07-01", endsOn: "2026-12-31" }) { run { id } userErrors { code } } }`)
    runId = run.id
    await as(manager, `mutation { openCohortRun(input: { runId: "${runId}" }) { userErrors { code } } }`)
  })
  afterAll(async () => {
    await platform?.close()
    await issuer?.stop()
  })

  it('may so far as its registration and its token both say, for its own organisation, until it is revoked', async () => {
    const [ann, ben] = [await platform.person({ roles: [['learner', council]] }), await platform.person({ roles: [['learner', other]] })]
    expect(code(await nominate(await program(SCOPE), ann))).toBe('UNAUTHENTICATED')
    await as(admin, `mutation { registerMachineClient(input: { issuer: "${issuer.url}", clientId: "hr-system", name: "HR", organisationId: "${council}", scopes: ["${SCOPE}"] }) { done userErrors { code } } }`)

    expect(code(await nominate(await program('enrolments:read'), ann))).toBe('FORBIDDEN')
    expect(code(await nominate(await program(SCOPE), ben, other))).toBe('FORBIDDEN')
    expect((await nominate(await program(SCOPE), ben)).data?.['nominate']).toMatchObject({ enrolment: null, userErrors: [expect.anything()] })
    expect((await nominate(await program(`openid ${SCOPE}`), ann)).data?.['nominate']).toEqual({ enrolment: { state: 'offered', route: 'api' }, userErrors: [] })
    expect(code(await ask(await program(SCOPE), '{ myLearning { enrolments { id } } }'))).toBe('FORBIDDEN')
    expect(code(await ask(await program(SCOPE), `{ runRoster(runId: "${runId}") { totalCount } }`))).toBe('FORBIDDEN')

    await as(admin, `mutation { revokeMachineClient(input: { issuer: "${issuer.url}", clientId: "hr-system" }) { done userErrors { code } } }`)
    expect(code(await nominate(await program(SCOPE), ann))).toBe('UNAUTHENTICATED')
  })
})
