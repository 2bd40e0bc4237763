import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { AnswerUpkeepService } from '../../application/answers/answer-upkeep.service.js'
import { ChangeKeysService } from '../../application/answers/change-keys.service.js'
import { changeEqualityKeys, mergeEqualityAnswers } from './answer.jobs.js'

@Injectable()
@HandlesJob(mergeEqualityAnswers)
export class MergeEqualityAnswersHandler implements JobHandler<{ readonly fromId: string; readonly intoId: string }> {
  constructor(private readonly answers: AnswerUpkeepService) {}

  handle({ fromId, intoId }: { readonly fromId: string; readonly intoId: string }): Promise<void> {
    return this.answers.merge(fromId, intoId)
  }
}

@Injectable()
@HandlesJob(changeEqualityKeys)
export class ChangeEqualityKeysHandler implements JobHandler<object> {
  constructor(private readonly keys: ChangeKeysService) {}

  async handle(_: object, { ctx, signal }: JobRun): Promise<void> {
    await this.keys.run(ctx, signal)
  }
}
