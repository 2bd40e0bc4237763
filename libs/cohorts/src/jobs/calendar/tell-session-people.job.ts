import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { enrolmentChanged, runChanged, sessionChanged } from '../../events.js'

/** Brings invitations and calendars of a run's people up to date, after anything that could change them. */
export const tellSessionPeople = defineJob({
  name: 'cohorts.tell-session-people', payload: z.object({ runId: z.uuid() }), queue: 'work', on: [sessionChanged, enrolmentChanged, runChanged],
})
