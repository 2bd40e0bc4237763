import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp, type TestAppOptions } from '#testing'
import { AuditModule } from '#audit'
import type { OrganisationId } from '#kernel'
import { TeachingModule } from '../application/teaching.module.js'
import { TeachingFixture } from './teaching-fixture.js'
import { TestContactsModule } from './test-contacts.module.js'

export interface TeachingTest extends TestApp {
  readonly seed: Seed
  readonly fixture: TeachingFixture
  readonly council: OrganisationId
  /** Programme manager of the council, which owns the runs. */
  readonly manager: SeededPerson
  readonly facilitator: SeededPerson
}

/** Sessions, attendance, sets and completion on a database of their own, with a council and two people who teach. */
export async function startTeaching(options: TestAppOptions = {}): Promise<TeachingTest> {
  const test = await createTestApp({ ...options, imports: [AuditModule, TestContactsModule, TeachingModule, ...(options.imports ?? [])] })
  const { pool } = test.get(Database)
  const seed = new Seed(pool)
  const council = await seed.organisation({ name: 'Borchester' })
  return {
    ...test, seed, council, fixture: new TeachingFixture(pool),
    manager: await seed.person({ givenName: 'Mo', roles: [['programme_manager', council]] }),
    facilitator: await seed.person({ givenName: 'Fay', roles: [['facilitator', council]] }),
  }
}
