import { Module } from '@nestjs/common'
import { ReviewsModule } from '../../application/reviews/reviews.module.js'
import { WorkforceNamesModule } from '../names.module.js'
import { ActionFieldsResolver, PipelineStepFieldsResolver } from './action-fields.resolver.js'
import { ReviewResolver } from './review.resolver.js'

/** Regional reviews in the API. */
@Module({ imports: [ReviewsModule, WorkforceNamesModule], providers: [ActionFieldsResolver, PipelineStepFieldsResolver, ReviewResolver] })
export class ReviewsGraphqlModule {}
