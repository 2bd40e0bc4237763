import { Global, Injectable, Module } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { DirectoryModule, PeopleService } from '#directory'
import { type PersonContact, PersonContacts } from '#notifications'

/** Notifications ask the directory where to write to people. */
@Injectable()
class DirectoryContacts extends PersonContacts {
  constructor(private readonly people: PeopleService) {
    super()
  }

  contactsOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonContact>> {
    return this.people.contactOf(ids)
  }
}

/** Joins libs that do not know each other. */
@Global()
@Module({ imports: [DirectoryModule], providers: [{ provide: PersonContacts, useClass: DirectoryContacts }], exports: [PersonContacts] })
export class ContactsModule {}
