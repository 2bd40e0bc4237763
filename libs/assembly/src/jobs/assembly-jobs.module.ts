import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { NotificationsModule } from '#notifications'
import { FilesModule } from '#platform/files'
import { MovePersonRecordsHandler } from './move-person-records.handler.js'

/** For the worker. Needs a global binding of `PersonContacts`. */
@Module({ imports: [DirectoryModule, FilesModule, NotificationsModule], providers: [MovePersonRecordsHandler] })
export class AssemblyJobsModule {}
