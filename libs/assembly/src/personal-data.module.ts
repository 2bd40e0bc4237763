import { Global, Module } from '@nestjs/common'
import { auditPersonalData } from '#audit'
import { cohortsPersonalData } from '#cohorts'
import { PERSONAL_DATA_CONTRIBUTIONS, type PersonalDataContribution } from '#directory'
import { EqualityModule, EqualityPersonalData } from '#equality'
import { mentoringPersonalData } from '#mentoring'
import { notificationsPersonalData } from '#notifications'
import { filesPersonalData } from '#platform/files'
import { workforcePersonalData } from '#workforce'
import { workforceReturnsPersonalData } from '#workforce-returns'
import { PopulationsModule } from './populations.module.js'

/** What every lib adds to a person's own copy of their data, besides the directory's own part. */
const contributions: readonly PersonalDataContribution[] = [cohortsPersonalData, mentoringPersonalData, workforcePersonalData, workforceReturnsPersonalData, notificationsPersonalData, filesPersonalData, auditPersonalData]

/** For the API, which hands out the copies: the directory does not know who adds to them. */
@Global()
@Module({
  imports: [EqualityModule, PopulationsModule],
  providers: [{ provide: PERSONAL_DATA_CONTRIBUTIONS, useFactory: (equality: EqualityPersonalData) => [...contributions, equality], inject: [EqualityPersonalData] }],
  exports: [PERSONAL_DATA_CONTRIBUTIONS],
})
export class PersonalDataModule {}
