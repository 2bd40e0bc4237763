import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { NotificationsModule } from '#notifications'
import { RoundsDataModule } from '../../data/rounds/rounds-data.module.js'
import { IntakeMessagesService } from './intake-messages.service.js'

/** What those who match are told of rounds. */
@Module({ imports: [DirectoryModule, NotificationsModule, RoundsDataModule], providers: [IntakeMessagesService], exports: [IntakeMessagesService] })
export class IntakeMessagesModule {}
