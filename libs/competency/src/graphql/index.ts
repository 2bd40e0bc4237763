import { Module } from '@nestjs/common'
import { CompetencyModule } from '../competency.module.js'
import { FrameworkResolver } from './framework.resolver.js'

/** The frameworks' part of the GraphQL schema. */
@Module({ imports: [CompetencyModule], providers: [FrameworkResolver] })
export class CompetencyGraphqlModule {}
