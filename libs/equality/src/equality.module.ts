import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { CONFIG } from '#platform/config'
import { AnswerUpkeepService } from './application/answers/answer-upkeep.service.js'
import { AnswersService } from './application/answers/answers.service.js'
import { ChangeKeysService } from './application/answers/change-keys.service.js'
import { EqualityPersonalData } from './application/answers/own-copy.js'
import { PersonKeys } from './application/answers/person-keys.js'
import { ApartCheck } from './application/apart-check.js'
import { QuestionSetsService } from './application/questions/question-sets.service.js'
import { PopulationCounter } from './application/releases/population-counter.js'
import { EqualityPublicationsService } from './application/releases/publications.service.js'
import { ReleaseAuditsService } from './application/releases/release-audits.service.js'
import { ReleaseRequestsService } from './application/releases/release-requests.service.js'
import { ReleaseUpkeepService } from './application/releases/release-upkeep.service.js'
import { SectorAnalysts } from './application/releases/sector-analysts.js'
import { SnapshotTaker } from './application/releases/snapshot-taker.js'
import { AnswerQueries } from './data/answer.queries.js'
import { EqualityDatabase, EqualityUnitOfWork, openEqualityDatabase } from './data/equality-database.js'
import { QuestionSetQueries } from './data/question-set.queries.js'
import { ReleaseAuditQueries } from './data/release-audit.queries.js'
import { ReleaseQueries } from './data/release.queries.js'

/** Needs a global binding of `EQUALITY_POPULATIONS`. The connection to the schema `equality` is made here and not handed out. */
@Module({
  imports: [AuditModule, DirectoryModule],
  providers: [
    { provide: EqualityDatabase, useFactory: openEqualityDatabase, inject: [CONFIG] },
    { provide: EqualityUnitOfWork, useFactory: (database: EqualityDatabase) => new EqualityUnitOfWork(database), inject: [EqualityDatabase] },
    AnswerQueries, QuestionSetQueries, ReleaseQueries, ReleaseAuditQueries,
    ApartCheck, PersonKeys, SectorAnalysts, PopulationCounter, SnapshotTaker,
    AnswersService, AnswerUpkeepService, ChangeKeysService, EqualityPersonalData, QuestionSetsService, EqualityPublicationsService, ReleaseAuditsService, ReleaseRequestsService, ReleaseUpkeepService,
  ],
  exports: [ApartCheck, AnswersService, AnswerUpkeepService, ChangeKeysService, EqualityPersonalData, QuestionSetsService, EqualityPublicationsService, ReleaseAuditsService, ReleaseRequestsService, ReleaseUpkeepService],
})
export class EqualityModule {}
