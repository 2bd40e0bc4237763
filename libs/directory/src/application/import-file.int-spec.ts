import { join } from 'node:path'
import { newId, type OrganisationId } from '#kernel'
import type { SeededPerson } from '#testing'
import { Database } from '#platform/database'
import { startImports, type ImportTest } from '../testing/import-test-app.js'
import { ImportFileService } from './import-file.service.js'

describe('imports', () => {
  let test: ImportTest
  let council: OrganisationId
  let other: OrganisationId
  let admin: SeededPerson

  beforeAll(async () => {
    test = await startImports()
    council = await test.seed.organisation({ name: 'Borchester', code: 'E07000001' })
    other = await test.seed.organisation({ name: 'Felpersham', code: 'E07000002' })
    admin = await test.seed.person({ givenName: 'Olu', roles: [['organisation_admin', council]] })
  })
  afterAll(() => test.close())

  const briefly = ({ state, created, updated, unchanged, refused, report }: Awaited<ReturnType<ImportTest['import']>>) =>
    ({ state, counts: [created, updated, unchanged, refused], report: report.map(({ line, column, code }) => `${line} ${column} ${code}`) })
  const person = (email: string) => test.rows<{ id: string; given: string; family: string; background: string | null; status: string }>(
    'select p.id, p.given_name as given, p.family_name as family, p.background, p.status from directory.person p join directory.person_email e on e.person_id = p.id where e.email = $1', [email])
  const memberships = (email: string) => test.rows<{ role: string; from: string; to: string | null; title: string | null; origin: string }>(
    `select m.role, m.starts_on as "from", m.ends_on as "to", m.job_title as title, m.origin from directory.membership m join directory.person_email e using (person_id) where e.email = $1 order by m.starts_on, m.role`, [email])

  describe('of people', () => {
    const file = '\uFEFFEmail,Given name,Family name,Background\r\nada@kent.gov.uk,Ada,Okafor,digital practitioner\r\nBo@Kent.gov.uk,Bo,"Świątek, jnr",\r\n'

    it('write nothing in a dry run, then everything, then nothing', async () => {
      expect(briefly(await test.import('people', file, { dryRun: true }))).toEqual({ state: 'checked', counts: [2, 0, 0, 0], report: [] })
      expect(await person('ada@kent.gov.uk')).toEqual([])
      const first = await test.import('people', file)
      expect(briefly(first)).toEqual({ state: 'applied', counts: [2, 0, 0, 0], report: [] })
      expect(first).toMatchObject({ contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, sameFileAppliedAt: null, progress: 100 })
      expect(await person('bo@kent.gov.uk')).toMatchObject([{ given: 'Bo', family: 'Świątek, jnr', status: 'invited', background: null }])
      test.clock.moveOn(1000)
      const before = await test.rows('select * from directory.person order by id')
      const second = await test.import('people', file)
      expect(briefly(second)).toEqual({ state: 'applied', counts: [0, 0, 2, 0], report: [] })
      expect(second.sameFileAppliedAt).toEqual(first.finishedAt)
      expect(await test.rows('select * from directory.person order by id')).toEqual(before)
    })

    it('change what differs, and never by an empty cell', async () => {
      await test.import('people', 'email,given_name,family_name,background\ncy@kent.gov.uk,Cy,Old,digital_practitioner\n')
      expect(briefly(await test.import('people', 'email,given_name,family_name,background\ncy@kent.gov.uk,Cy,New,\n'))).toMatchObject({ counts: [0, 1, 0, 0] })
      expect(await person('cy@kent.gov.uk')).toMatchObject([{ family: 'New', background: 'digital_practitioner' }])
    })

    it('explain whose address it is', async () => {
      const dee = await test.seed.person({ givenName: 'Dee', familyName: 'Adams', email: 'dee@kent.gov.uk' })
      await test.rows("insert into directory.person_email (email, person_id) values ('dee@home.uk', $1)", [dee.id])
      const result = await test.import('people', 'email,given_name,family_name\ndee@kent.gov.uk,Ed,Smith\ndee@home.uk,Dee,Adams\nnew@kent.gov.uk,New,One\n')
      expect(briefly(result)).toEqual({ state: 'failed', counts: [1, 0, 0, 2], report: ['2 email EMAIL_OF_ANOTHER', '3 email SAME_PERSON'] })
      expect(result.report[0]?.message).toBe('Line 2, email: dee@kent.gov.uk is the address of Dee Adams, whose name is quite another')
      expect(result.failure).toMatch(/2 rows have problems, so nothing was written/)
      expect(await person('new@kent.gov.uk')).toEqual([])
    })

    it('write only the good rows when asked to', async () => {
      const text = `email,given_name,family_name\nfay@kent.gov.uk,Fay,One\nfay@kent.gov.uk,Fay,Two\n${'x'.repeat(1_000_000)},A,B\ngus@kent,Gus,G\nhal@kent.gov.uk,=cmd|calc,H\nivy@kent.gov.uk,Ivy,I\n`
      const report = ['3 email DUPLICATE', '4  LINE_TOO_LONG', '5 email NOT_AN_EMAIL', '6 given_name FORMULA']
      expect(briefly(await test.import('people', text))).toEqual({ state: 'failed', counts: [2, 0, 0, 4], report })
      expect(await person('fay@kent.gov.uk')).toEqual([])
      const result = await test.import('people', text, { skipBadRows: true })
      expect(briefly(result)).toEqual({ state: 'applied', counts: [2, 0, 0, 4], report })
      expect(await person('ivy@kent.gov.uk')).toHaveLength(1)
      expect(result.problems).toBe(4)
    })

    it('follow a merged record to the one it lives on in', async () => {
      const [left, kept] = [await test.seed.person({ givenName: 'Jo', familyName: 'K', email: 'jo@old.uk' }), await test.seed.person({ givenName: 'Jo', familyName: 'Kay', email: 'jo@new.uk' })]
      await test.rows("update directory.person set status = 'merged', merged_into_id = $2 where id = $1", [left.id, kept.id])
      expect(briefly(await test.import('people', 'email,given_name,family_name\njo@old.uk,Jo,Kay\n'))).toMatchObject({ counts: [0, 0, 1, 0] })
    })

    it.each([
      ['email;given_name;family_name\na@b.uk;A;B', '1  WRONG_SEPARATOR'],
      ['email,given_name,famly_name\na@b.uk,A,B', '1 famly_name UNKNOWN_COLUMN'],
      ['', '1  EMPTY'],
      ['email,given_name,family_name\n', '1  NO_ROWS'],
      ['PK\u0003\u0004', '1  NOT_CSV'],
    ])('refuse a file that cannot be read, and say why: %#', async (text, problem) => {
      const result = await test.import('people', text)
      expect(briefly(result)).toMatchObject({ state: 'failed', counts: [0, 0, 0, 0], report: expect.arrayContaining([problem]) as string[] })
      expect(result.failure).toMatch(/could not be read/)
    })

    it('leave people of other organisations alone when an organisation imports', async () => {
      await test.seed.person({ givenName: 'Kit', familyName: 'Lee', email: 'kit@felpersham.uk', roles: [['learner', other]] })
      await test.seed.person({ givenName: 'Lou', familyName: 'May', email: 'lou@borchester.uk', roles: [['learner', council]] })
      const text = 'email,given_name,family_name\nkit@felpersham.uk,Kit,Changed\nlou@borchester.uk,Lou,Changed\nmia@borchester.uk,Mia,New\n'
      const result = await test.import('people', text, { actor: admin.actor, organisationId: council, skipBadRows: true })
      expect(briefly(result)).toEqual({ state: 'applied', counts: [1, 1, 0, 1], report: ['2 email NOT_YOURS'] })
      expect(result.report[0]?.message).not.toContain('Kit')
      expect(await person('kit@felpersham.uk')).toMatchObject([{ family: 'Lee' }])
      // Who was imported and is nobody's yet may be imported again.
      expect(briefly(await test.import('people', text.replace('Mia,New', 'Mia,Newer'), { actor: admin.actor, organisationId: council, skipBadRows: true }))).toMatchObject({ counts: [0, 1, 1, 1] })
    })

    it('wait for whoever writes the same address at the same time, and start over', async () => {
      const client = await test.get(Database).pool.connect()
      const id = newId()
      try {
        await client.query('begin')
        await client.query("insert into directory.person (id, given_name, family_name, created_at, updated_at) values ($1, 'Nia', 'Own', now(), now())", [id])
        await client.query("insert into directory.person_email (email, person_id, is_primary) values ('nia@kent.gov.uk', $1, true)", [id])
        let done = false
        const running = test.import('people', 'email,given_name,family_name\nnia@kent.gov.uk,Nia,Own\n').finally(() => (done = true))
        await new Promise((resolve) => setTimeout(resolve, 300))
        expect(done).toBe(false)
        await client.query('commit')
        expect(briefly(await running)).toEqual({ state: 'applied', counts: [0, 0, 1, 0], report: [] })
      } finally {
        client.release()
      }
      expect(await person('nia@kent.gov.uk')).toMatchObject([{ id }])
    })
  })

  describe('of memberships', () => {
    const header = 'email,organisation_code,role,from,to,job_title,line_manager_email\n'
    const seedPeople = (...emails: string[]) => test.import('people', `email,given_name,family_name\n${emails.map((email) => `${email},A,B`).join('\n')}\n`)

    it('are written once, with line managers', async () => {
      await seedPeople('m1@x.uk', 'm2@x.uk')
      const text = `${header}m1@x.uk,e07000001,Learner,01/04/2020,,Officer,m2@x.uk\nm2@x.uk,E07000001,line_manager,2020-04-01,,,\n`
      expect(briefly(await test.import('memberships', text, { dryRun: true }))).toEqual({ state: 'checked', counts: [2, 0, 0, 0], report: [] })
      expect(briefly(await test.import('memberships', text))).toEqual({ state: 'applied', counts: [2, 0, 0, 0], report: [] })
      expect(await memberships('m1@x.uk')).toEqual([{ role: 'learner', from: '2020-04-01', to: null, title: 'Officer', origin: 'import' }])
      const lines = () => test.rows('select l.starts_on as "from", l.ends_on as "to", e.email as manager from directory.line_management l join directory.person_email p on p.person_id = l.person_id join directory.person_email e on e.person_id = l.manager_id where p.email = $1 order by 1', ['m1@x.uk'])
      expect(await lines()).toEqual([{ from: '2026-06-01', to: null, manager: 'm2@x.uk' }])
      test.clock.moveOn(10 * 86_400_000)
      expect(briefly(await test.import('memberships', text))).toEqual({ state: 'applied', counts: [0, 0, 2, 0], report: [] })
      // Another manager from today on; the history stays.
      await seedPeople('m3@x.uk')
      const changed = `${header}m1@x.uk,E07000001,learner,2020-04-01,,Senior officer,m3@x.uk\nm3@x.uk,E07000001,line_manager,2026-01-01,,,\n`
      expect(briefly(await test.import('memberships', changed))).toEqual({ state: 'applied', counts: [1, 1, 0, 0], report: [] })
      expect(await lines()).toEqual([{ from: '2026-06-01', to: '2026-06-11', manager: 'm2@x.uk' }, { from: '2026-06-11', to: null, manager: 'm3@x.uk' }])
      // Ending the membership ends the line; an empty end later does not open it again.
      expect(briefly(await test.import('memberships', `${header}m1@x.uk,E07000001,learner,2020-04-01,2026-07-01,,\n`))).toMatchObject({ counts: [0, 1, 0, 0] })
      expect(await lines()).toMatchObject([{ manager: 'm2@x.uk' }, { manager: 'm3@x.uk', to: '2026-07-01' }])
      expect(briefly(await test.import('memberships', `${header}m1@x.uk,E07000001,learner,2020-04-01,,Senior officer,\n`))).toMatchObject({ counts: [0, 0, 1, 0] })
    })

    it('explain every conflict', async () => {
      await seedPeople('c1@x.uk', 'c2@x.uk', 'c3@x.uk')
      await test.rows("update directory.organisation set valid_from = '2019-04-01' where id = $1", [other])
      await test.import('memberships', `${header}c1@x.uk,E07000001,learner,2024-01-01,2025-01-01,,\n`)
      await test.rows("insert into directory.person_email (email, person_id) select 'c2@home.uk', person_id from directory.person_email where email = 'c2@x.uk'")
      const result = await test.import('memberships', [
        header.trim(), 'nobody@x.uk,E07000001,learner,2026-01-01,,,', 'c1@x.uk,E07000011,learner,2026-01-01,,,', 'c1@x.uk,E07000002,learner,2019-01-01,,,', 'c1@x.uk,E07000001,learner,2024-06-01,,,',
        'c2@x.uk,E07000001,learner,2026-01-01,2026-03-01,,', 'c2@home.uk,E07000001,learner,2026-02-01,,,', 'c2@x.uk,E07000001,mentor,2026-01-01,,,c2@home.uk', 'c2@x.uk,E07000001,facilitator,2026-01-01,,,ghost@x.uk',
        'c3@x.uk,E07000001,learner,2026-01-01,,,c1@x.uk', 'c3@x.uk,E07000001,platform_admin,2026-01-01,,,', 'c3@x.uk,E07000001,verifier,31/02/2026,,,', 'nobody@x.uk,E07000999,mentor,2026-01-01,,,',
      ].join('\n'))
      expect(briefly(result).report).toEqual([
        '2 email UNKNOWN_PERSON', '3 organisation_code UNKNOWN_ORGANISATION', '4 from OUTSIDE_ORGANISATION', '5 from OVERLAPS', '7 from OVERLAPS_LINE', '8 line_manager_email MANAGER_SELF',
        '9 line_manager_email UNKNOWN_MANAGER', '10 line_manager_email MANAGER_OUTSIDE', '11 role NOT_AN_OPTION', '12 from NOT_A_DATE', '13 email UNKNOWN_PERSON', '13 organisation_code UNKNOWN_ORGANISATION',
      ])
      expect(result.report.map(({ message }) => message)).toEqual(expect.arrayContaining([
        'Line 5, from: The person already holds this role here from 2024-01-01 until 2025-01-01', 'Line 7, from: The days overlap with the same role on line 6',
        'Line 4, from: The organisation exists from 2019-04-01 on; the membership would lie partly outside',
      ]))
      expect(result.report[1]?.fix).toBe('Did you mean E07000001?')
      expect(result).toMatchObject({ refused: 11, problems: 12, created: 1, state: 'failed' })
      expect(await memberships('c2@x.uk')).toEqual([])
    })

    it('refuse whatever leans on a refused row, to the end of the chain', async () => {
      await seedPeople('r1@x.uk', 'r2@x.uk', 'r3@x.uk')
      const text = `${header}r1@x.uk,E07000001,learner,2026-01-01,,,r2@x.uk\nr2@x.uk,E07000001,learner,2026-01-01,,,r3@x.uk\nr3@x.uk,E07000001,learner,2026-01-01,2025-01-01,,\n`
      expect(briefly(await test.import('memberships', text, { skipBadRows: true }))).toEqual({
        state: 'failed', counts: [0, 0, 0, 3], report: ['2 line_manager_email MANAGER_OUTSIDE', '3 line_manager_email MANAGER_OUTSIDE', '4 to CONTRADICTION'],
      })
    })

    it('may end one membership and begin the next in one file', async () => {
      await seedPeople('s1@x.uk')
      await test.import('memberships', `${header}s1@x.uk,E07000001,learner,2024-01-01,,,\n`)
      expect(briefly(await test.import('memberships', `${header}s1@x.uk,E07000001,learner,2025-01-01,,,\ns1@x.uk,E07000001,learner,2024-01-01,2025-01-01,,\n`))).toEqual({ state: 'applied', counts: [1, 1, 0, 0], report: [] })
      expect(await memberships('s1@x.uk')).toMatchObject([{ from: '2024-01-01', to: '2025-01-01' }, { from: '2025-01-01', to: null }])
    })

    it('of an organisation are its own, of its own people, and not of who asks', async () => {
      await seedPeople('t1@x.uk')
      await test.seed.person({ email: 't2@x.uk', roles: [['learner', other]] })
      await test.seed.person({ email: 't3@x.uk' })
      const text = `${header}t1@x.uk,E07000001,learner,2026-01-01,,,\nt1@x.uk,E07000002,learner,2026-01-01,,,\nt2@x.uk,E07000001,learner,2026-01-01,,,\nt3@x.uk,E07000001,learner,2026-01-01,,,\n${admin.email},E07000001,programme_manager,2026-01-01,,,\n`
      const result = await test.import('memberships', text, { actor: admin.actor, organisationId: council, skipBadRows: true })
      expect(briefly(result)).toEqual({ state: 'applied', counts: [1, 0, 0, 4], report: ['3 organisation_code OTHER_ORGANISATION', '4 email NOT_YOURS', '5 email NOT_YOURS', '6 role OWN_ROLE'] })
      expect(await memberships('t2@x.uk')).toHaveLength(1)
      const own = `${header}${admin.email},E07000001,organisation_admin,2020-01-01,,,t1@x.uk\n`
      await test.rows("update directory.membership set starts_on = '2020-01-01' where person_id = $1 and role = 'organisation_admin'", [admin.id])
      expect(briefly(await test.import('memberships', own, { actor: admin.actor, organisationId: council }))).toEqual({ state: 'failed', counts: [0, 0, 0, 1], report: ['2 line_manager_email OWN_LINE_MANAGER'] })
    })
  })

  describe('of organisations', () => {
    const header = 'code,name,kind,tier,region,combined_authority_code,county_code,valid_from,valid_to\n'

    it('find their parents in any order, and the same file changes nothing', async () => {
      const text = `${header}E07000100,District,council,district,London,E47000100,E10000100,,\nE10000100,County,council,county,London,E47000100,,,\nE47000100,Combined,combined_authority,,London,,,,\n`
      expect(briefly(await test.import('organisations', text))).toEqual({ state: 'applied', counts: [3, 0, 0, 0], report: [] })
      const parents = await test.rows("select c.code, p.code as parent from directory.organisation c left join directory.organisation p on p.id = c.parent_id where c.code like '%0100' order by 1")
      expect(parents).toEqual([{ code: 'E07000100', parent: 'E10000100' }, { code: 'E10000100', parent: 'E47000100' }, { code: 'E47000100', parent: null }])
      expect(briefly(await test.import('organisations', text))).toMatchObject({ counts: [0, 0, 3, 0] })
      expect(briefly(await test.import('organisations', text.replace('District', 'Renamed')))).toMatchObject({ counts: [0, 1, 2, 0] })
    })

    it('explain every conflict', async () => {
      await test.rows("update directory.organisation set valid_from = '2019-04-01' where code = 'E07000002'")
      const result = await test.import('organisations', [
        header.trim(), 'E07000002,Felpersham,council,,,,,2020-01-01,', 'E07000200,A,council,,,,E07000201,,', 'E07000201,B,council,,,,E07000200,,', 'E07000202,C,council,,,E47000109,,,',
        'E07000203,D,counsil,,,,,,', 'E07000204,E,council,,,,E07000203,,', 'BORCH,F,council,,,,,,',
      ].join('\n'))
      expect(briefly(result).report).toEqual([
        '2 valid_from PERIOD_CHANGES', '3  PARENT_CYCLE', '4  PARENT_CYCLE', '5 combined_authority_code UNKNOWN_ORGANISATION', '6 kind NOT_AN_OPTION', '7 combined_authority_code UNKNOWN_ORGANISATION', '8 code CONTRADICTION',
      ])
      expect(result.report[3]?.fix).toBe('Did you mean E47000100?')
    })

    it('load the reference data, twice', async () => {
      const load = () => test.get(ImportFileService).importReferenceOrganisations(test.ctx(), { folder: join(__dirname, '../../reference'), demonstration: true })
      const first = await load()
      expect(first.map(({ created, updated }) => created + updated)).toEqual([397, 12])
      const second = await load()
      expect(second.map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([[0, 0, 397], [0, 0, 12]])
    })
  })
})
