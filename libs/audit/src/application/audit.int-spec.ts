import { newId, type PersonId } from '#kernel'
import { Database, UnitOfWork } from '#platform/database'
import { createTestApp, eventually, type TestApp } from '#testing'
import { AuditModule } from '../audit.module.js'
import { AuditSealService } from './audit-seal.service.js'
import { AuditService } from './audit.service.js'

describe('the audit trail', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await createTestApp({ imports: [AuditModule] })
  })
  afterEach(() => test.close())

  const person = newId<PersonId>()
  const record = (detail: Record<string, unknown> = {}) =>
    test.get(UnitOfWork).run((tx) => test.get(AuditService).record(tx, test.ctx({ kind: 'person', personId: person, roles: [] }), { action: 'person:see', subject: { person }, detail }))
  const seals = () => test.get(AuditSealService)

  /** Seals just so many. Transactions of other tests on the same server may hold it up for a moment. */
  const seal = async (count: number) => {
    let sealed = 0
    await eventually(async () => {
      sealed += await seals().sealAll(test.ctx())
      expect(sealed).toBe(count)
    })
  }

  it('keeps a pseudonym, never the person\'s id, in the entry', async () => {
    await record()
    const entry = await test.get(Database).one<{ text: string }>('select e::text as text from audit.entry e')
    expect(entry.text).not.toContain(person)
    expect(entry.text).toContain(test.get(AuditService).pseudonym(person))
  })

  it('seals each entry once, and the chain holds', async () => {
    await record({ z: 1, a: { y: 2, b: [1, 'two'] } })
    await record()
    await seal(2)
    expect(await seals().sealAll(test.ctx())).toBe(0)
    await record()
    await seal(1)
    expect(await seals().firstBroken()).toBeUndefined()
  })

  it.each([
    ['a changed entry', `update audit.entry set action = 'person:other'`],
    ['a deleted entry', 'delete from audit.entry where seq = (select min(seq) from audit.entry)'],
    ['a batch cut out', 'delete from audit.batch where seq = (select min(seq) from audit.batch)'],
  ])('shows %s', async (_what, tamper) => {
    await record()
    await seal(1)
    await record()
    await seal(1)
    await test.get(Database).run(tamper)
    expect(await seals().firstBroken()).toBeDefined()
  })

  it('leaves out what is still being written, and takes it next time', async () => {
    const holder = await test.get(Database).pool.connect()
    await holder.query('begin')
    await holder.query('select pg_current_xact_id()')
    await record()
    expect(await seals().sealAll(test.ctx())).toBe(0)
    await holder.query('rollback')
    holder.release()
    await seal(1)
  })
})
