import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContactsModule } from '#assembly'
import { AuditModule } from '#audit'
import { Database } from '#platform/database'
import { createTestApp, eventually, jobEngines, Seed, type TestApp } from '#testing'
import { InvitationsService } from '../application/invitations.service.js'
import { LinkingQueries } from '../data/linking.queries.js'
import { LinkingService } from '../application/linking.service.js'
import { notificationJobs, NotificationsJobsModule } from '#notifications/jobs'
import { directoryJobs, DirectoryJobsModule } from './index.js'

describe.each(jobEngines)('the directory’s jobs on $engine', ({ config }) => {
  const mailDir = mkdtempSync(join(tmpdir(), 'waymark-mail-'))
  let test: TestApp
  const rows = <T>(text: string, values: unknown[] = []) => test.get(Database).rows<T>(text, values)

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ContactsModule, DirectoryJobsModule, NotificationsJobsModule], jobs: [...directoryJobs, ...notificationJobs], config: { ...config, MAIL_DIR: mailDir } })
  })
  afterAll(async () => {
    await test.close()
    rmSync(mailDir, { recursive: true, force: true })
  })

  it('mail the secret of an invitation to the person, and of no invitation that was taken back', async () => {
    const seed = new Seed(test.get(Database).pool)
    const council = await seed.organisation({ name: 'Borchester' })
    const admin = await seed.person({ roles: [['organisation_admin', council]] })
    const person = await seed.person({ roles: [['learner', council]] })
    await rows(`update directory.person set status = 'invited' where id = $1`, [person.id])
    expect(await test.get(InvitationsService).invite(test.ctx(admin.actor), person.id, { anyEmail: false })).toMatchObject({ ok: true })
    const mail = await eventually(() => {
      // A message is written beside its place and then moved to it.
      const file = readdirSync(mailDir).find((name) => !name.endsWith('.part'))
      expect(file).toBeDefined()
      return readFileSync(join(mailDir, file!), 'utf8')
    })
    expect(mail).toMatch(/Borchester/)
    const token = /\/invitations\/([\w-]+)/.exec(mail)?.[1] ?? ''
    // Once it is on its way, nothing here knows it any more.
    await eventually(async () => {
      const kept = await rows(`select m.data::text || coalesce(m.text, '') as kept from notifications.message m union all select payload::text from platform.outbox_message`)
      expect(JSON.stringify(kept)).not.toContain(token)
    })
    expect(await test.get(LinkingService).accept(test.ctx({ kind: 'unlinked', issuer: 'i', subject: 's', email: person.email, emailVerified: false }), token)).toEqual({ ok: true, value: person.id })
  })

  it('forget refused accounts after a month', async () => {
    await test.get(LinkingQueries).recordRefusal({ issuer: 'i', subject: 'old' }, 'INVITATION_UNKNOWN', new Date('2026-04-30T09:00:00Z'))
    await test.get(LinkingQueries).recordRefusal({ issuer: 'i', subject: 'new' }, 'INVITATION_UNKNOWN', new Date('2026-05-20T09:00:00Z'))
    expect(await test.get(LinkingService).forgetRefusals(test.ctx())).toBe(1)
    expect(await rows('select subject from directory.linking_refusal')).toEqual([{ subject: 'new' }])
  })
})
