import { Module } from '@nestjs/common'
import { NotificationsModule } from '#notifications'
import { EvidenceModule } from './evidence.module.js'
import { MilestoneMessagesService } from './milestone-messages.service.js'

/** What people of claims are told. */
@Module({ imports: [EvidenceModule, NotificationsModule], providers: [MilestoneMessagesService], exports: [MilestoneMessagesService] })
export class MilestoneMessagesModule {}
