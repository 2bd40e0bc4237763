import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { PlansModule } from '../plans/plans.module.js'
import { ActionPeople } from './action-people.js'
import { ReviewActionsService } from './review-actions.service.js'
import { ReviewsService } from './reviews.service.js'

/** A region's reviews of its talent pipeline, with their actions. */
@Module({ imports: [AuditModule, DirectoryModule, PlansModule], providers: [ActionPeople, ReviewActionsService, ReviewsService], exports: [ActionPeople, ReviewActionsService, ReviewsService, PlansModule] })
export class ReviewsModule {}
