import { defineJob } from '#platform/jobs'
import { personInvited } from '../events.js'

/** Mails one invitation. */
export const sendInvitation = defineJob({ name: 'directory.send-invitation', payload: personInvited.payload, on: [personInvited] })
