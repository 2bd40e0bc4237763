import { createTestApp, type TestApp } from '#testing'
import { Database } from '#platform/database'
import { ReadModelsModule } from '../read-models.module.js'
import { AuditModule } from '#audit'
import { BooksService } from './books.service.js'

describe('the books', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ReadModelsModule] })
  })
  afterAll(() => test.close())

  const wrong = async () => (await test.get(BooksService).check(test.ctx())).filter((check) => check.wrong > 0).map(({ name }) => name.split(':')[0])

  it('agree while there is nothing', async () => expect(await wrong()).toEqual([]))

  it('show a message that waits and one that was sent twice', async () => {
    const insert = `insert into notifications.message (id, person_id, template, data, dedupe_key, state, queued_at)
      select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'offered', '{}', key, 'queued', now() from unnest(array['a', 'b']) key`
    await test.get(Database).run(insert)
    expect(await wrong()).toEqual(['messages', 'messages'])
    await test.get(Database).run('delete from notifications.message')
  })

  it('are for platform administrators', async () => {
    const somebody = { kind: 'person' as const, personId: '00000000-0000-7000-8000-000000000001' as never, roles: [] }
    await expect(Promise.resolve().then(() => test.get(BooksService).check(test.ctx(somebody)))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
