import { Global, Module } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { newId, type PersonId } from '#kernel'
import type { PersonActor } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { createTestApp, type TestApp } from '#testing'
import { type PersonContact, PersonContacts } from '../application/person-contacts.js'
import { NotificationsService, type MessageRequest } from '../application/notifications.service.js'
import { notificationJobs, NotificationsJobsModule } from '../jobs/index.js'

/** People whom the tests know. */
export class TestContacts extends PersonContacts {
  readonly people = new Map<PersonId, PersonContact>()

  contactsOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonContact>> {
    return Promise.resolve(new Map([...this.people].filter(([id]) => ids.includes(id))))
  }
}

@Global()
@Module({ providers: [TestContacts, { provide: PersonContacts, useExisting: TestContacts }], exports: [TestContacts, PersonContacts] })
export class TestContactsModule {}

export interface NotificationsTest extends TestApp {
  /** A person with an address; none when `email` is null. */
  person(name?: string, email?: string | null): PersonId
  actor(personId: PersonId): PersonActor
  /** Asks for messages in a transaction of their own. */
  queue(...requests: readonly MessageRequest[]): Promise<void>
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>
}

/** The lib with its worker, on a database of its own. */
export async function startNotifications(config: Readonly<Record<string, string>>): Promise<NotificationsTest> {
  const test = await createTestApp({ imports: [TestContactsModule, NotificationsJobsModule], jobs: notificationJobs, config })
  const dataSource = test.app.get(DataSource, { strict: false })
  let count = 0
  return {
    ...test,
    person: (name = 'Aisha Khan', email) => {
      const id = newId<PersonId>()
      count += 1
      test.get(TestContacts).people.set(id, { name, ...(email === null ? {} : { email: email ?? `person${count}@example.org` }) })
      return id
    },
    actor: (personId) => ({ kind: 'person', personId, roles: [] }),
    queue: async (...requests) => {
      await test.get(UnitOfWork).run((tx) => test.get(NotificationsService).queueMany(tx, test.ctx(), requests))
    },
    rows: <T>(sql: string, values: readonly unknown[] = []) => dataSource.query<T[]>(sql, [...values]),
  }
}
