import pg from 'pg'
import type { OrganisationId, PersonId } from '#kernel'
import { AuditModule } from '#audit'
import type { Actor } from '#platform/access'
import { ActorSource, type TokenClaims } from '#platform/auth'
import { Database } from '#platform/database'
import { createTestApp, eventually, Seed, type SeededPerson, type TestApp } from '#testing'
import { DirectoryModule } from '../directory.module.js'
import { InvitationsService } from './invitations.service.js'
import { LinkingService } from './linking.service.js'
import { PersonUpkeepService } from './person-upkeep.service.js'

const ISSUER = 'https://login.borchester.example'
const OTHER = 'https://login.elsewhere.example'

describe('first sign-in', () => {
  let test: TestApp
  let seed: Seed
  let council: OrganisationId
  let essex: OrganisationId
  let admin: SeededPerson
  let essexAdmin: SeededPerson
  let count = 0
  const rows = <T>(text: string, values: unknown[] = []) => test.get(Database).rows<T>(text, values)
  const account = (subject: string, email?: string, emailVerified = true, issuer = ISSUER): Actor => ({ kind: 'unlinked', issuer, subject, email, emailVerified })
  const claims = (subject: string, email: string | undefined, emailVerified = true, issuer = ISSUER): TokenClaims => ({ issuer, subject, email, emailVerified, scopes: [], expiresAt: 0 })
  const tokenOf = async (personId: PersonId): Promise<string> =>
    (await rows<{ token: string }>(`select payload->>'token' as token from platform.outbox_message where topic = 'directory.person-invited' and payload->>'personId' = $1 order by seq desc limit 1`, [personId]))[0]!.token
  const invited = async (email = `new${++count}@borchester.example`) => {
    const made = await test.get(PersonUpkeepService).create(test.ctx(admin.actor), {
      givenName: 'New', familyName: 'Person', email, invite: true, membership: { organisationId: council, role: 'learner', startsOn: '2026-01-01' },
    })
    if (!made.ok) throw new Error('not made')
    return { id: made.value, email, token: await tokenOf(made.value) }
  }
  const accept = (actor: Actor, token: string) => test.get(LinkingService).accept(test.ctx(actor), token)
  const accountsOf = (id: PersonId) => rows<{ issuer: string; subject: string }>('select issuer, subject from directory.identity where person_id = $1 order by subject', [id])
  const REFUSED = { ok: false, error: [{ code: 'NO_INVITATION', field: 'token' }] }

  beforeAll(async () => {
    const issuers = [
      { issuer: ISSUER, label: 'Borchester', clientId: 'w', audience: 'w', emailDomains: ['borchester.example'] },
      { issuer: OTHER, label: 'Elsewhere', clientId: 'w', audience: 'w', emailDomains: ['elsewhere.example'] },
    ]
    test = await createTestApp({ imports: [AuditModule, DirectoryModule], config: { OIDC_ISSUERS: JSON.stringify(issuers) } })
    seed = new Seed(test.get(Database).pool)
    council = await seed.organisation()
    essex = await seed.organisation()
    admin = await seed.person({ roles: [['organisation_admin', council]] })
    essexAdmin = await seed.person({ roles: [['organisation_admin', essex]] })
  })
  afterAll(() => test.close())

  it('links the account that presents the secret under the invited address, once, and keeps no secret', async () => {
    const { id, email, token } = await invited()
    expect(await rows('select 1 from directory.invitation where token_hash = $1', [token])).toEqual([])
    expect(await accept(account('s1', email), token)).toEqual({ ok: true, value: id })
    expect(await rows('select status from directory.person where id = $1', [id])).toEqual([{ status: 'active' }])
    expect(await rows('select 1 from directory.person_email where email = $1 and verified_at is not null', [email])).toHaveLength(1)
    expect(await accept(account('s2', email), token)).toMatchObject(REFUSED)
    expect(await accountsOf(id)).toEqual([{ issuer: ISSUER, subject: 's1' }])
  })

  it.each<[string, (it: { email: string; token: string }) => Promise<unknown>]>([
    ['a guessed secret', ({ email }) => accept(account('g1', email), 'guess')],
    ['another address', ({ token }) => accept(account('g2', 'mallory@borchester.example'), token)],
    ['no address', ({ token }) => accept(account('g3'), token)],
  ])('tells %s nothing but that no invitation fits', async (_, attempt) => {
    const target = await invited()
    expect(await attempt(target)).toMatchObject(REFUSED)
    expect(await accountsOf(target.id)).toEqual([])
  })

  it('refuses an expired, a revoked and a replaced invitation', async () => {
    const invitations = test.get(InvitationsService)
    const [revoked, replaced, expired] = [await invited(), await invited(), await invited()]
    const [{ id: revokedId }] = await rows<{ id: string }>('select id from directory.invitation where person_id = $1', [revoked.id]) as [{ id: string }]
    expect(await invitations.revoke(test.ctx(admin.actor), revokedId)).toMatchObject({ ok: true })
    expect(await invitations.invite(test.ctx(admin.actor), replaced.id, { anyEmail: false })).toMatchObject({ ok: true })
    expect(await accept(account('r1', revoked.email), revoked.token)).toMatchObject(REFUSED)
    expect(await accept(account('r2', replaced.email), replaced.token)).toMatchObject(REFUSED)
    expect(await accept(account('r3', replaced.email), await tokenOf(replaced.id))).toMatchObject({ ok: true })
    await rows('update directory.invitation set expires_at = $2 where person_id = $1', [expired.id, test.clock.now()])
    expect(await accept(account('r4', expired.email), expired.token)).toMatchObject(REFUSED)
  })

  it('lets one of two accounts win that present one secret at once', async () => {
    const { id, email, token } = await invited()
    const other = new pg.Client({ connectionString: test.database.url })
    await other.connect()
    await other.query('begin')
    await other.query('select 1 from directory.person where id = $1 for no key update', [id])
    const both = [accept(account('first', email), token), accept(account('second', email), token)]
    await eventually(async () => expect(await rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).toHaveLength(2))
    await other.query('commit')
    await other.end()
    const results = await Promise.all(both)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accountsOf(id)).toHaveLength(1)
  })

  it('links without a secret where the issuer is trusted for the verified address, and only there', async () => {
    const source = test.get(ActorSource)
    const now = test.clock.now()
    const { id, email } = await invited()
    for (const wrong of [
      claims('a1', email, false), claims('a1', undefined), claims('a1', email, true, OTHER), claims('a1', 'other@borchester.example'), claims('a1', email.replace('borchester', 'börchester')),
    ]) expect(await source.actorFor(wrong, now)).toMatchObject({ kind: 'unlinked' })
    expect(await accountsOf(id)).toEqual([])
    expect(await source.actorFor(claims('a1', email.toUpperCase()), now)).toEqual({ kind: 'person', personId: id, roles: [{ organisationId: council, role: 'learner' }] })
    expect(await source.actorFor(claims('a2', email), now)).toMatchObject({ kind: 'unlinked' })
    expect(await accountsOf(id)).toEqual([{ issuer: ISSUER, subject: 'a1' }])
  })

  it('opens a record to another organisation only when the person agrees', async () => {
    const { id, email, token } = await invited()
    await accept(account('j1', email), token)
    const invitations = test.get(InvitationsService)
    const membership = { organisationId: essex, role: 'learner', startsOn: '2026-06-01' }
    const person: Actor = { kind: 'person', personId: id, roles: [] }
    const members = () => rows('select origin from directory.membership where person_id = $1 and organisation_id = $2', [id, essex])
    await expect(invitations.inviteToJoin(test.ctx(admin.actor), email, membership)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await invitations.inviteToJoin(test.ctx(essexAdmin.actor), 'nobody@borchester.example', membership)).toMatchObject({ ok: false, error: [{ code: 'NOT_KNOWN' }] })
    expect(await invitations.inviteToJoin(test.ctx(essexAdmin.actor), email, membership)).toEqual({ ok: true, value: true })
    expect(await members()).toEqual([])
    const [offer] = await invitations.offersTo(test.ctx(person), id)
    expect(await test.get(LinkingService).answer(test.ctx(essexAdmin.actor), offer!.id, true)).toMatchObject({ ok: false, error: [{ code: 'NO_INVITATION' }] })
    expect(await test.get(LinkingService).answer(test.ctx(person), offer!.id, true)).toEqual({ ok: true, value: id })
    expect(await members()).toEqual([{ origin: 'invitation' }])
    expect(await test.get(LinkingService).answer(test.ctx(person), offer!.id, true)).toMatchObject({ ok: false })
  })

  it('opens a second way into a used record only through an address that its owner has proved', async () => {
    const invitations = test.get(InvitationsService)
    const { id, email, token } = await invited()
    await accept(account('v1', email), token)
    await rows(`insert into directory.person_email (email, person_id, is_primary) values ($1, $2, false)`, ['planted@evil.example', id])
    await rows('update directory.person_email set is_primary = (email = $2) where person_id = $1 and not is_primary', [id, 'x'])
    await rows('update directory.person_email set is_primary = false where person_id = $1', [id])
    await rows(`update directory.person_email set is_primary = true where email = 'planted@evil.example'`)
    const membership = { organisationId: essex, role: 'learner', startsOn: '2026-06-01' }
    await invitations.inviteToJoin(test.ctx(essexAdmin.actor), email, membership)
    expect(await accept(account('evil', 'planted@evil.example', true, OTHER), await tokenOf(id))).toMatchObject(REFUSED)
    await rows(`update directory.person_email set verified_at = now() where email = 'planted@evil.example'`)
    expect(await accept(account('moved', 'planted@evil.example', true, OTHER), await tokenOf(id))).toEqual({ ok: true, value: id })
    expect((await accountsOf(id)).map(({ issuer }) => issuer).toSorted()).toEqual([ISSUER, OTHER])
  })

  it('stops an account that goes on guessing, and forgets after an hour', async () => {
    const { id, email, token } = await invited()
    const guesser = account('guesser', email)
    for (let n = 0; n < 10; n++) expect(await accept(guesser, `guess-${n}`)).toMatchObject(REFUSED)
    await expect(accept(guesser, token)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    test.clock.moveOn(3_600_001)
    expect(await accept(guesser, token)).toEqual({ ok: true, value: id })
  })

  it('invites everybody who has not been, once', async () => {
    const town = await seed.organisation()
    const townAdmin = await seed.person({ roles: [['organisation_admin', town]] })
    const waiting = await seed.person({ roles: [['learner', town]] })
    await rows(`update directory.person set status = 'invited' where id = $1`, [waiting.id])
    const invitations = test.get(InvitationsService)
    await expect(invitations.inviteAll(test.ctx(admin.actor), town)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await invitations.inviteAll(test.ctx(townAdmin.actor), town)).toBe(1)
    expect(await invitations.inviteAll(test.ctx(townAdmin.actor), town)).toBe(0)
    expect((await invitations.waiting(test.ctx(townAdmin.actor), town, 10, undefined)).rows).toMatchObject([{ personId: waiting.id, email: waiting.email }])
  })
})
