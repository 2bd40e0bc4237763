import { Module } from '@nestjs/common'
import { EvidenceGraphqlModule } from './evidence/evidence-graphql.module.js'
import { PlansGraphqlModule } from './plans/plans-graphql.module.js'
import { ReviewsGraphqlModule } from './reviews/reviews-graphql.module.js'

/** The workforce plan in the API. */
@Module({ imports: [EvidenceGraphqlModule, PlansGraphqlModule, ReviewsGraphqlModule] })
export class WorkforceGraphqlModule {}
