import type { Type } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { TellCompletedHandler, TellEnrolmentChangedHandler, TellOfferExpiringHandler, TellOfferMadeHandler } from './messages/enrolment-message.handler.js'
import {
  sendReminders, tellAnnouncement, tellBelowMinimum, tellCompleted, tellEnrolmentChanged, tellMarked, tellOfferExpiring, tellOfferMade, tellReport, tellRunCancelled, tellTransferAnswered,
  tellTransferRequested,
} from './messages/message.jobs.js'
import { SendRemindersHandler, TellAnnouncementHandler, TellBelowMinimumHandler, TellMarkedHandler, TellReportHandler, TellRunCancelledHandler } from './messages/run-message.handler.js'
import { TellTransferAnsweredHandler, TellTransferRequestedHandler } from './messages/transfer-message.handler.js'

/** What people are told; the handlers need `MessagesModule`. */
export const messageJobs = [
  tellEnrolmentChanged, tellOfferMade, tellOfferExpiring, tellCompleted, tellRunCancelled, tellBelowMinimum, tellMarked, tellAnnouncement, tellReport,
  tellTransferRequested, tellTransferAnswered, sendReminders,
] as readonly JobDefinition[]
export const messageHandlers: readonly Type[] = [
  TellEnrolmentChangedHandler, TellOfferMadeHandler, TellOfferExpiringHandler, TellCompletedHandler, TellRunCancelledHandler, TellBelowMinimumHandler,
  TellMarkedHandler, TellAnnouncementHandler, TellReportHandler, SendRemindersHandler, TellTransferRequestedHandler, TellTransferAnsweredHandler,
]
