import { Module } from '@nestjs/common'
import { NotificationsModule } from '#notifications'
import { ReviewsModule } from '../reviews/reviews.module.js'
import { PlanMessagesService } from './plan-messages.service.js'
import { ReviewRemindersService } from './review-reminders.service.js'

/** What people of plans and reviews are told. */
@Module({ imports: [NotificationsModule, ReviewsModule], providers: [PlanMessagesService, ReviewRemindersService], exports: [PlanMessagesService, ReviewRemindersService] })
export class WorkforceMessagesModule {}
