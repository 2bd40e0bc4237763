import { SetMetadata } from '@nestjs/common'
import type { Ctx } from '../access/index.js'
import type { JobDefinition } from './job-definition.js'

/** What a handler knows about this run of its job. */
export interface JobRun {
  /** Waymark itself as the actor, under the request that caused the job. */
  readonly ctx: Ctx
  /** 1 for the first try. */
  readonly attempt: number
  /** Aborts when the worker stops or the job is cancelled: check it in long loops. */
  readonly signal: AbortSignal
  /** Shown wherever the job is watched. */
  progress(done: number, total: number): Promise<void>
}

/** Does one kind of job. Run twice it must leave the same state as run once: delivery is at least once. */
export interface JobHandler<P> {
  handle(payload: P, run: JobRun): Promise<void>
}

export const HANDLES_JOB = 'waymark:handles-job'

/** Marks a provider as the handler of a job. Boot fails when a job has no handler, or two. */
export const HandlesJob = (job: JobDefinition): ClassDecorator => SetMetadata(HANDLES_JOB, job)
