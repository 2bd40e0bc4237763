import { Module } from '@nestjs/common'
import { NotificationsModule } from '#notifications'
import { InvitationMailService } from '../application/invitation-mail.service.js'
import { InvitationQueries } from '../data/invitation.queries.js'
import { DirectoryModule } from '../directory.module.js'
import { ApplyReorganisationsHandler } from './apply-reorganisations.handler.js'
import { ForgetRefusalsHandler } from './forget-refusals.handler.js'
import { SendInvitationHandler } from './send-invitation.handler.js'
import { TransferJobsModule } from './transfer-jobs.module.js'

/** The handlers of this lib's background work, for the worker. */
@Module({
  imports: [DirectoryModule, NotificationsModule, TransferJobsModule],
  providers: [InvitationQueries, InvitationMailService, ApplyReorganisationsHandler, ForgetRefusalsHandler, SendInvitationHandler],
})
export class DirectoryJobsModule {}
