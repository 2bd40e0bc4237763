import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { InvitationMailService } from '../application/invitation-mail.service.js'
import { sendInvitation } from './send-invitation.job.js'

@Injectable()
@HandlesJob(sendInvitation)
export class SendInvitationHandler implements JobHandler<{ readonly invitationId: string; readonly token: string }> {
  constructor(private readonly mail: InvitationMailService) {}

  async handle({ invitationId, token }: { readonly invitationId: string; readonly token: string }, { ctx }: JobRun): Promise<void> {
    await this.mail.send(ctx, invitationId, token)
  }
}
