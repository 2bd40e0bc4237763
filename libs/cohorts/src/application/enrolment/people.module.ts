import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { DirectoryPeople } from './directory-people.js'
import { PeopleDirectory } from './people-directory.js'

/** The directory, as this lib asks it. */
@Module({ imports: [DirectoryModule], providers: [{ provide: PeopleDirectory, useClass: DirectoryPeople }], exports: [PeopleDirectory] })
export class PeopleModule {}
