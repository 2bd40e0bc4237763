import { EnrolmentHistoryEntity } from './enrolment/enrolment-history.entity.js'
import { EnrolmentEntity } from './enrolment/enrolment.entity.js'
import { TransferRequestEntity } from './moves/transfer-request.entity.js'
import { CurriculumItemEntity } from './programmes/curriculum-item.entity.js'
import { ProgrammeVersionEntity } from './programmes/programme-version.entity.js'
import { ProgrammeEntity } from './programmes/programme.entity.js'
import { ProgrammeVersionHistoryEntity } from './programmes/version-history.entity.js'
import { CohortRunEntity } from './runs/cohort-run.entity.js'
import { RunFacilitatorEntity } from './runs/run-facilitator.entity.js'
import { RunHeldBackEntity } from './runs/run-held-back.entity.js'
import { RunHistoryEntity } from './runs/run-history.entity.js'

/** Programmes, runs and enrolments. */
export const coreEntities = [
  ProgrammeEntity, ProgrammeVersionEntity, ProgrammeVersionHistoryEntity, CurriculumItemEntity,
  CohortRunEntity, RunHeldBackEntity, RunFacilitatorEntity, RunHistoryEntity,
  EnrolmentEntity, EnrolmentHistoryEntity, TransferRequestEntity,
]
