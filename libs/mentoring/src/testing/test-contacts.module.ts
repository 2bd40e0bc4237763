import { Global, Injectable, Module } from '@nestjs/common'
import { DirectoryModule, PeopleService } from '#directory'
import { PersonContacts } from '#notifications'

@Injectable()
class ContactsOfDirectory extends PersonContacts {
  constructor(private readonly people: PeopleService) {
    super()
  }

  contactsOf(...[ids]: Parameters<PersonContacts['contactsOf']>): ReturnType<PersonContacts['contactsOf']> {
    return this.people.contactOf(ids)
  }
}

/** The directory's addresses for notifications, which the processes bind outside this lib. */
@Global()
@Module({ imports: [DirectoryModule], providers: [{ provide: PersonContacts, useClass: ContactsOfDirectory }], exports: [PersonContacts] })
export class TestContactsModule {}
