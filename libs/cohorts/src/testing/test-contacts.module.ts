import { Global, Injectable, Module } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { DirectoryModule, PeopleService } from '#directory'
import { type PersonContact, PersonContacts } from '#notifications'

@Injectable()
class DirectoryContacts extends PersonContacts {
  constructor(private readonly people: PeopleService) {
    super()
  }

  contactsOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonContact>> {
    return this.people.contactOf(ids)
  }
}

/** What the processes join together outside this lib. */
@Global()
@Module({ imports: [DirectoryModule], providers: [{ provide: PersonContacts, useClass: DirectoryContacts }], exports: [PersonContacts] })
export class TestContactsModule {}
