import { Module } from '@nestjs/common'
import { PlansGraphqlModule } from './plans/plans-graphql.module.js'
import { ReviewsGraphqlModule } from './reviews/reviews-graphql.module.js'

/** The workforce plan in the API. */
@Module({ imports: [PlansGraphqlModule, ReviewsGraphqlModule] })
export class WorkforceGraphqlModule {}
