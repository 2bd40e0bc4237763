import type { OrganisationId } from '#kernel'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'

const PERSON = '{ person { id name emails { email isPrimary } memberships { id role endsOn organisation { name } } lineManagers { manager { name } } careerPosts { id verified } delegations { id delegate { name } } invitedUntil viewerCanEdit } userErrors { code field message } }'
const DONE = '{ done userErrors { code field } }'
const mutation = (name: string, type: string, selection = PERSON) => `mutation ($input: ${type}!) { ${name}(input: $input) ${selection} }`
const byId = (name: string, argument: string, selection = PERSON) => `mutation ($id: ID!) { ${name}(${argument}: $id) ${selection} }`

interface Record_ { id: string; name: string; emails: { email: string; isPrimary: boolean }[]; memberships: { id: string; role: string; endsOn: string | null }[]; careerPosts: { id: string; verified: boolean }[]; delegations: { id: string }[]; invitedUntil: string | null }
type Answer = Record<string, { person: Record_ | null; done: boolean; userErrors: { code: string; field: string }[] }>

describe('people over HTTP', () => {
  let platform: TestPlatform
  let kent: OrganisationId
  let essex: OrganisationId
  let kentAdmin: SeededPerson
  let essexAdmin: SeededPerson
  let admin: SeededPerson
  let learner: SeededPerson
  let manager: SeededPerson
  let verifier: SeededPerson
  let unlinked: SeededPerson

  beforeAll(async () => {
    platform = await startTestPlatform()
    kent = await platform.seed.organisation({ name: 'Kent' })
    essex = await platform.seed.organisation({ name: 'Essex' })
    kentAdmin = await platform.person({ givenName: 'Kay', roles: [['organisation_admin', kent]] })
    essexAdmin = await platform.person({ givenName: 'Esme', roles: [['organisation_admin', essex]] })
    admin = await platform.person({ givenName: 'Pat', roles: [['platform_admin', kent]] })
    learner = await platform.person({ givenName: 'Lee', familyName: 'Learner', roles: [['learner', kent], ['mentor', essex]] })
    manager = await platform.person({ givenName: 'Meg', familyName: 'Manager', roles: [['line_manager', kent]] })
    verifier = await platform.person({ givenName: 'Vi', roles: [['verifier', kent]] })
    unlinked = await platform.person({ givenName: 'Una', email: 'una@example.org' })
    await platform.pool.query('delete from directory.identity where person_id = $1', [unlinked.id])
    await platform.seed.lineManager(learner.id, manager.id, kent)
  })
  afterAll(() => platform.close())
  const send = async (as: SeededPerson | undefined, query: string, variables: object = {}) => platform.send<Answer>(as, query, variables as Record<string, unknown>)
  const ok = async (as: SeededPerson, query: string, variables: object): Promise<Record_> => {
    const { data, errors } = await send(as, query, variables)
    expect(errors).toBeUndefined()
    const [answer] = Object.values(data)
    expect(answer?.userErrors).toEqual([])
    return answer?.person as Record_
  }

  const membership = () => ({ organisationId: kent, role: 'learner', startsOn: '2026-01-01' })
  const post = () => ({ post: 'Head of digital', organisationId: kent, background: 'digital_practitioner', startsOn: '2015-01-01', endsOn: '2018-01-01' })
  const change = () => ({ kind: 'merge', on: '2027-04-01', predecessorIds: [kent, essex], successors: [{ organisationId: kent }] })

  describe('outsiders', () => {
    let stranger: SeededPerson
    let ids: Record<'membership' | 'career' | 'delegation' | 'invitation', string>

    beforeAll(async () => {
      const elsewhere = await platform.seed.organisation()
      // An administrator of another council: the strongest outsider there is.
      stranger = await platform.person({ roles: [['organisation_admin', elsewhere], ['verifier', elsewhere], ['programme_manager', elsewhere]] })
      const one = async (sql: string, values: unknown[]) => ((await platform.pool.query<{ id: string }>(sql, values)).rows[0] as { id: string }).id
      ids = {
        membership: await one('select id from directory.membership where person_id = $1 limit 1', [learner.id]),
        career: await one(`insert into directory.career_post (id, person_id, post, organisation_id, starts_on) values (gen_random_uuid(), $1, 'Clerk', $2, '2001-01-01') returning id`, [learner.id, kent]),
        delegation: await one(`insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values (gen_random_uuid(), $1, $2, '2030-01-01', '2030-02-01') returning id`, [learner.id, manager.id]),
        invitation: await one(`insert into directory.invitation (id, person_id, email, token_hash, created_at, expires_at) values (gen_random_uuid(), $1, 'z', 'z', now(), now() + interval '10 years') returning id`, [learner.id]),
      }
    })

    const person = () => ({ personId: learner.id, givenName: 'X', familyName: 'Y' })
    const operations: [string, string, () => object][] = [
      ['person', 'query ($id: ID!) { person(id: $id) { name } }', () => ({ id: learner.id })],
      ['personalData', 'query ($id: ID!) { personalData(personId: $id) }', () => ({ id: learner.id })],
      ['createPerson', mutation('createPerson', 'CreatePersonInput'), () => ({ input: { givenName: 'X', familyName: 'Y', email: 'new@example.org', membership: membership() } })],
      ['updatePerson', mutation('updatePerson', 'UpdatePersonInput'), () => ({ input: person() })],
      ['addPersonEmail', mutation('addPersonEmail', 'PersonEmailInput'), () => ({ input: { personId: learner.id, email: 'a@example.org' } })],
      ['makePersonEmailPrimary', mutation('makePersonEmailPrimary', 'PersonEmailInput'), () => ({ input: { personId: learner.id, email: 'a@example.org' } })],
      ['removePersonEmail', mutation('removePersonEmail', 'PersonEmailInput'), () => ({ input: { personId: learner.id, email: 'a@example.org' } })],
      ['addDelegate', mutation('addDelegate', 'AddDelegateInput'), () => ({ input: { personId: learner.id, delegateEmail: manager.email, startsOn: '2026-07-01', endsOn: '2026-08-01' } })],
      ['endDelegate', byId('endDelegate', 'delegationId'), () => ({ id: ids.delegation })],
      ['addMembership', mutation('addMembership', 'AddMembershipInput'), () => ({ input: { personId: learner.id, membership: membership() } })],
      ['changeMembership', mutation('changeMembership', 'ChangeMembershipInput'), () => ({ input: { membershipId: ids.membership, role: 'mentor', on: '2026-07-01' } })],
      ['endMembership', mutation('endMembership', 'EndMembershipInput'), () => ({ input: { membershipId: ids.membership, endsOn: '2026-07-01' } })],
      ['transferPerson', mutation('transferPerson', 'TransferPersonInput'), () => ({ input: { personId: learner.id, fromOrganisationId: kent, toOrganisationId: essex, on: '2026-07-01', roles: ['learner'] } })],
      ['setLineManager', mutation('setLineManager', 'SetLineManagerInput'), () => ({ input: { personId: learner.id, organisationId: kent, managerId: manager.id, from: '2026-07-01' } })],
      ['addCareerPost', mutation('addCareerPost', 'AddCareerPostInput'), () => ({ input: { personId: learner.id, ...post() } })],
      ['updateCareerPost', mutation('updateCareerPost', 'UpdateCareerPostInput'), () => ({ input: { careerPostId: ids.career, ...post() } })],
      ['removeCareerPost', byId('removeCareerPost', 'careerPostId'), () => ({ id: ids.career })],
      ['verifyCareerPost', byId('verifyCareerPost', 'careerPostId'), () => ({ id: ids.career })],
      ['invitations', 'query ($id: ID!) { invitations(organisationId: $id) { totalCount } }', () => ({ id: kent })],
      ['invitePerson', mutation('invitePerson', 'InvitePersonInput'), () => ({ input: { personId: learner.id } })],
      ['inviteEverybody', 'mutation ($id: ID!) { inviteEverybody(organisationId: $id) }', () => ({ id: kent })],
      ['inviteToJoin', mutation('inviteToJoin', 'InviteToJoinInput', DONE), () => ({ input: { email: learner.email, membership: membership() } })],
      ['revokeInvitation', byId('revokeInvitation', 'invitationId', DONE), () => ({ id: ids.invitation })],
      ['duplicatePeople', '{ duplicatePeople { score } }', () => ({})],
      ['dismissDuplicate', mutation('dismissDuplicate', 'RecordPairInput', DONE), () => ({ input: { keepId: learner.id, absorbId: manager.id } })],
      ['mergePreview', 'query ($input: RecordPairInput!) { mergePreview(input: $input) { moved } }', () => ({ input: { keepId: learner.id, absorbId: manager.id } })],
      ['mergePeople', mutation('mergePeople', 'MergePeopleInput'), () => ({ input: { keepId: learner.id, absorbId: manager.id, decisions: {} } })],
      ['reorganisations', '{ reorganisations { id } }', () => ({})],
      ['reorganisationPreview', 'query ($input: ReorganisationInput!) { reorganisationPreview(input: $input) { people } }', () => ({ input: change() })],
      ['scheduleReorganisation', mutation('scheduleReorganisation', 'ReorganisationInput', '{ reorganisation { id } }'), () => ({ input: change() })],
      ['cancelReorganisation', byId('cancelReorganisation', 'id', '{ reorganisation { id } }'), () => ({ id: kent })],
      ['machineClients', '{ machineClients { clientId } }', () => ({})],
      ['registerMachineClient', mutation('registerMachineClient', 'MachineClientInput', DONE), () => ({ input: { issuer: platform.issuer, clientId: 'x', name: 'x', scopes: [] } })],
      ['revokeMachineClient', mutation('revokeMachineClient', 'MachineClientKeyInput', DONE), () => ({ input: { issuer: platform.issuer, clientId: 'x' } })],
    ]

    it.each(operations)('are denied %s, and nothing changes', async (_, query, variables) => {
      const codeOf = async (as: SeededPerson | undefined) => (await send(as, query, variables())).errors?.[0]?.extensions.code
      const state = async () => (await platform.pool.query(
        `select (select count(*) from audit.entry) as audit, (select json_agg(m order by m.id) from directory.membership m)::text as memberships, (select count(*) from directory.invitation where revoked_at is null) as open`)).rows[0] as unknown
      const before = await state()
      expect(await codeOf(undefined)).toBe('UNAUTHENTICATED')
      expect(await codeOf(unlinked)).toBe('FORBIDDEN')
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await codeOf(stranger))
      expect(await state()).toEqual(before)
    })

    it('see nobody but themselves in lists, and their own nothing elsewhere', async () => {
      const list = '{ people(when: "any") { totalCount edges { node { id } } } careerPostsToVerify { totalCount } joinOffers { id } viewer { kind } }'
      const { data } = await platform.send<{ people: { edges: { node: { id: string } }[] }; careerPostsToVerify: { totalCount: number }; joinOffers: object[] }>(stranger, list)
      expect(data.people.edges.map(({ node }) => node.id)).toEqual([stranger.id])
      expect(data).toMatchObject({ careerPostsToVerify: { totalCount: 0 }, joinOffers: [] })
      for (const query of ['{ people { totalCount } }', '{ careerPostsToVerify { totalCount } }', '{ joinOffers { id } }', mutation('answerJoinOffer', 'AnswerInvitationInput', DONE)]) {
        const variables = { input: { invitationId: kent, accept: true } }
        expect((await send(undefined, query, variables)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
        expect((await send(unlinked, query, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
      }
      expect((await send(stranger, mutation('answerJoinOffer', 'AnswerInvitationInput', DONE), { input: { invitationId: ids.invitation, accept: true } })).data['answerJoinOffer']).toMatchObject({ done: false, userErrors: [{ code: 'NO_INVITATION' }] })
      expect((await send(undefined, '{ viewer { kind } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
      expect((await send(undefined, mutation('acceptInvitation', 'AcceptInvitationInput', DONE), { input: { token: 'x' } })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    })
  })

  it('tells everybody who they are, also an account that is nobody yet', async () => {
    const query = '{ viewer { kind name email roles { role organisation { name } } hasReports joinOffers } }'
    const viewer = async (as: SeededPerson) => (await platform.send<{ viewer: object }>(as, query)).data.viewer
    expect(await viewer(manager)).toEqual({ kind: 'person', name: 'Meg Manager', email: manager.email, roles: [{ role: 'line_manager', organisation: { name: 'Kent' } }], hasReports: true, joinOffers: 0 })
    expect(await viewer(learner)).toMatchObject({ hasReports: false })
    expect(await viewer(unlinked)).toEqual({ kind: 'unlinked', name: null, email: 'una@example.org', roles: [], hasReports: false, joinOffers: 0 })
  })

  it('lets an invited person in: created, mailed a secret, accepted, signed in', async () => {
    const created = await ok(kentAdmin, mutation('createPerson', 'CreatePersonInput'), { input: { givenName: 'Una', familyName: 'Una', email: 'una.other@example.org', membership: membership() } })
    expect(created.invitedUntil).toContain('2026-06-15')
    await platform.pool.query('delete from directory.person_email where person_id = $1', [unlinked.id])
    await ok(kentAdmin, mutation('addPersonEmail', 'PersonEmailInput'), { input: { personId: created.id, email: 'una@example.org' } })
    await ok(kentAdmin, mutation('makePersonEmailPrimary', 'PersonEmailInput'), { input: { personId: created.id, email: 'una@example.org' } })
    await ok(kentAdmin, mutation('removePersonEmail', 'PersonEmailInput'), { input: { personId: created.id, email: 'una.other@example.org' } })
    const accept = mutation('acceptInvitation', 'AcceptInvitationInput', DONE)
    const token = async () => (await platform.pool.query<{ token: string }>(`select payload->>'token' as token from platform.outbox_message where topic = 'directory.person-invited' order by seq desc limit 1`)).rows[0]?.token
    const old = await token()
    expect((await send(unlinked, accept, { input: { token: old } })).data['acceptInvitation']).toMatchObject({ done: false, userErrors: [{ code: 'NO_INVITATION', field: 'token' }] })
    await ok(kentAdmin, mutation('invitePerson', 'InvitePersonInput'), { input: { personId: created.id, anyEmail: true } })
    expect((await send(learner, accept, { input: { token: await token() } })).data['acceptInvitation']).toMatchObject({ done: false })
    const done = await send(unlinked, accept, { input: { token: await token() } })
    // The account's verified address may have linked it on the way in: then the same call finds the person in place.
    expect(done.errors).toBeUndefined()
    expect((await platform.send<{ viewer: { kind: string; name: string } }>(unlinked, '{ viewer { kind name } }')).data.viewer).toEqual({ kind: 'person', name: 'Una Una' })
  })

  it('shows an administrator the people of their organisation and a line manager their reports, with what is theirs to see', async () => {
    const query = 'query ($when: String = "current", $search: String) { people(when: $when, search: $search) { totalCount edges { node { name email memberships { role organisation { name } } } } } }'
    interface Page { people: { edges: { node: { name: string; email: string | null; memberships: { role: string }[] } }[] } }
    const list = async (as: SeededPerson, variables = {}) => (await platform.send<Page>(as, query, variables)).data.people.edges.map(({ node }) => node)
    expect((await list(manager)).map(({ name }) => name)).toEqual(['Lee Learner', 'Meg Manager'])
    expect((await list(kentAdmin, { search: 'lee' }))).toEqual([{ name: 'Lee Learner', email: learner.email, memberships: [{ role: 'learner', organisation: { name: 'Kent' } }] }])
    expect((await list(essexAdmin, { search: 'lee' }))).toEqual([{ name: 'Lee Learner', email: learner.email, memberships: [{ role: 'mentor', organisation: { name: 'Essex' } }] }])
    await platform.pool.query(`update directory.membership set ends_on = '2026-05-01' where person_id = $1 and organisation_id = $2`, [learner.id, essex])
    expect(await list(essexAdmin, { search: 'lee' })).toEqual([])
    expect(await list(essexAdmin, { search: 'lee', when: 'past' })).toMatchObject([{ name: 'Lee Learner', email: null }])
    expect((await send(essexAdmin, 'query ($id: ID!) { person(id: $id) { name } }', { id: learner.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const before = (await platform.pool.query(`select 1 from audit.entry where action = 'person:read'`)).rowCount
    expect((await send(manager, 'query ($id: ID!) { person(id: $id) { name viewerCanEdit } }', { id: learner.id })).data).toEqual({ person: { name: 'Lee Learner', viewerCanEdit: false } })
    expect((await send(learner, 'query ($id: ID!) { person(id: $id) { viewerCanEdit } }', { id: learner.id })).data).toEqual({ person: { viewerCanEdit: true } })
    expect((await platform.pool.query(`select 1 from audit.entry where action = 'person:read'`)).rowCount).toBe((before ?? 0) + 1)
  })

  it('pages the list', async () => {
    const query = 'query ($after: String) { people(first: 2, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }'
    interface Page { people: { totalCount: number; edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
    const seen: string[] = []
    let after: string | undefined
    for (;;) {
      const { people } = (await platform.send<Page>(admin, query, { after })).data
      seen.push(...people.edges.map(({ node }) => node.id))
      if (!people.pageInfo.hasNextPage) { expect(seen).toHaveLength(people.totalCount); break }
      after = people.pageInfo.endCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('keeps a career history: own entry, verifier’s word, own copy of everything', async () => {
    const added = await ok(learner, mutation('addCareerPost', 'AddCareerPostInput'), { input: { personId: learner.id, ...post() } })
    const [entry] = added.careerPosts.slice(-1)
    expect(entry?.verified).toBe(false)
    const waiting = await platform.send<{ careerPostsToVerify: { edges: { node: { id: string; person: { name: string } } }[] } }>(verifier, '{ careerPostsToVerify { edges { node { id person { name } organisation { name } } } } }')
    expect(waiting.data.careerPostsToVerify.edges.map(({ node }) => node.id)).toContain(entry?.id)
    const verified = async () => (await platform.pool.query('select 1 from directory.career_post where id = $1 and verified_by_id = $2', [entry?.id, verifier.id])).rowCount
    expect((await send(verifier, byId('verifyCareerPost', 'careerPostId'), { id: entry?.id })).data['verifyCareerPost']).toEqual({ person: null, userErrors: [] })
    expect(await verified()).toBe(1)
    expect((await send(learner, byId('verifyCareerPost', 'careerPostId'), { id: entry?.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await send(learner, mutation('addCareerPost', 'AddCareerPostInput'), { input: { personId: learner.id, ...post() } })).data['addCareerPost']).toMatchObject({ userErrors: [{ code: 'SAME_POST_TWICE', field: 'post' }] })
    await ok(learner, mutation('updateCareerPost', 'UpdateCareerPostInput'), { input: { careerPostId: entry?.id, ...post(), post: 'Director of digital' } })
    expect(await verified()).toBe(0)
    const copy = JSON.parse((await platform.send<{ personalData: string }>(learner, 'query ($id: ID!) { personalData(personId: $id) }', { id: learner.id })).data.personalData) as Record<string, Record<string, object[]>>
    expect(copy['directory']).toMatchObject({ emails: [{ email: learner.email }], memberships: [{}, {}], signInAccounts: [{ subject: learner.subject }] })
    // What the other libs hold is in it too.
    expect(Object.keys(copy)).toEqual(['exportedAt', 'directory', 'cohorts', 'mentoring', 'workforce', 'workforceReturns', 'notifications', 'files', 'auditTrail', 'equality'])
    expect(JSON.stringify(copy)).not.toContain('token_hash')
  })

  it('asks somebody to join another organisation, and opens nothing until they say yes', async () => {
    const input = { email: manager.email, membership: { organisationId: essex, role: 'mentor', startsOn: '2026-06-01' } }
    expect((await send(essexAdmin, mutation('inviteToJoin', 'InviteToJoinInput', DONE), { input })).data['inviteToJoin']).toEqual({ done: true, userErrors: [] })
    expect((await send(essexAdmin, 'query ($id: ID!) { person(id: $id) { name } }', { id: manager.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const offers = (await platform.send<{ joinOffers: { id: string }[] }>(manager, '{ joinOffers { id role organisation { name } person { name } } viewer { joinOffers } }')).data
    expect(offers).toMatchObject({ joinOffers: [{ role: 'mentor', organisation: { name: 'Essex' } }], viewer: { joinOffers: 1 } })
    const answer = { input: { invitationId: offers.joinOffers[0]?.id, accept: true } }
    expect((await send(manager, mutation('answerJoinOffer', 'AnswerInvitationInput', DONE), answer)).data['answerJoinOffer']).toEqual({ done: true, userErrors: [] })
    expect((await send(essexAdmin, 'query ($id: ID!) { person(id: $id) { name } }', { id: manager.id })).data).toEqual({ person: { name: 'Meg Manager' } })
  })

  it('merges, previews reorganisations and registers programs for the platform’s administrators', async () => {
    const twin = await platform.seed.person({ givenName: 'Lee', familyName: 'Learner', roles: [['learner', kent]] })
    const pairs = (await platform.send<{ duplicatePeople: { person: { id: string }; other: { id: string } }[] }>(admin, '{ duplicatePeople { score reasons person { id } other { id } } }')).data.duplicatePeople
    expect(pairs).toContainEqual(expect.objectContaining({ person: { id: learner.id }, other: { id: twin.id } }))
    const pair = { keepId: learner.id, absorbId: twin.id }
    const preview = await send(admin, 'query ($input: RecordPairInput!) { mergePreview(input: $input) { conflicts { field keep absorb } joined userErrors { code } } }', { input: pair })
    expect(preview.data['mergePreview']).toEqual({ conflicts: [{ field: 'primaryEmail', keep: learner.email, absorb: twin.email }], joined: 1, userErrors: [] })
    const merged = await ok(admin, mutation('mergePeople', 'MergePeopleInput'), { input: { ...pair, decisions: { primaryEmail: learner.email } } })
    expect(merged.emails).toHaveLength(2)
    expect((await send(admin, 'query ($id: ID!) { person(id: $id) { id } }', { id: twin.id })).data).toEqual({ person: { id: learner.id } })
    expect((await send(admin, 'query ($input: ReorganisationInput!) { reorganisationPreview(input: $input) { closes people userErrors { code } } }', { input: change() })).data['reorganisationPreview']).toMatchObject({ closes: [essex], userErrors: [] })
    const program = { issuer: platform.issuer, clientId: 'hr-system', name: 'HR system', organisationId: kent, scopes: ['enrolments:write'] }
    const register = mutation('registerMachineClient', 'MachineClientInput', DONE)
    expect((await send(admin, register, { input: { ...program, issuer: 'https://nobody.example', scopes: ['All'] } })).data['registerMachineClient']).toMatchObject({ done: false, userErrors: [{ field: 'issuer' }, { field: 'scopes.0' }] })
    expect((await send(admin, register, { input: program })).data['registerMachineClient']).toMatchObject({ done: true })
    expect((await send(admin, register, { input: program })).data['registerMachineClient']).toMatchObject({ userErrors: [{ code: 'ALREADY_REGISTERED' }] })
    expect((await send(admin, mutation('revokeMachineClient', 'MachineClientKeyInput', DONE), { input: { issuer: platform.issuer, clientId: 'hr-system' } })).data['revokeMachineClient']).toMatchObject({ done: true })
  })
})
