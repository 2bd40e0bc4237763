import type { Type } from '@nestjs/common'
import { CohortsGraphqlModule } from '#cohorts/graphql'
import { CompetencyGraphqlModule } from '#competency/graphql'
import { DirectoryGraphqlModule } from '#directory/graphql'
import { EqualityGraphqlModule } from '#equality/graphql'
import { MentoringGraphqlModule } from '#mentoring/graphql'
import { NotificationsGraphqlModule } from '#notifications/graphql'
import { ReadModelsGraphqlModule } from '#read-models/graphql'
import { ReportsGraphqlModule } from '#reports/graphql'
import { WorkforceGraphqlModule } from '#workforce/graphql'
import { WorkforceReturnsGraphqlModule } from '#workforce-returns/graphql'

/** Each lib's part of the schema. */
export const graphqlModules: readonly Type[] = [CohortsGraphqlModule, CompetencyGraphqlModule, DirectoryGraphqlModule, EqualityGraphqlModule, MentoringGraphqlModule, WorkforceGraphqlModule, NotificationsGraphqlModule, ReadModelsGraphqlModule, ReportsGraphqlModule, WorkforceReturnsGraphqlModule]
