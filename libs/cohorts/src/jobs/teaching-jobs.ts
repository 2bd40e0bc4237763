import type { Type } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { TellSessionPeopleHandler } from './calendar/tell-session-people.handler.js'
import { tellSessionPeople } from './calendar/tell-session-people.job.js'
import { DeriveCompletionHandler } from './completion/derive-completion.handler.js'
import { deriveCompletion } from './completion/derive-completion.job.js'
import { DeriveRunCompletionHandler } from './completion/derive-run-completion.handler.js'
import { deriveRunCompletion } from './completion/derive-run-completion.job.js'
import { RenderCertificateHandler } from './completion/render-certificate.handler.js'
import { renderCertificateJob } from './completion/render-certificate.job.js'
import { MergeTeachingPeopleHandler } from './people/merge-teaching-people.handler.js'
import { mergeTeachingPeople } from './people/merge-teaching-people.job.js'
import { CancelRunSessionsHandler } from './sessions/cancel-run-sessions.handler.js'
import { cancelRunSessions } from './sessions/cancel-run-sessions.job.js'

/** Background work around sessions, calendars and completion; its handlers need the modules of these three areas. */
export const teachingJobs = [tellSessionPeople, cancelRunSessions, deriveCompletion, deriveRunCompletion, renderCertificateJob, mergeTeachingPeople] as readonly JobDefinition[]
export const teachingHandlers: readonly Type[] = [TellSessionPeopleHandler, CancelRunSessionsHandler, DeriveCompletionHandler, DeriveRunCompletionHandler, RenderCertificateHandler, MergeTeachingPeopleHandler]
