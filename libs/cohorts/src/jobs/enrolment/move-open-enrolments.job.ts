import { organisationsReorganised } from '#directory'
import { defineJob } from '#platform/jobs'

/** Organisations merged or split: open enrolments, programmes and runs of theirs go to the successors. */
export const moveOpenEnrolments = defineJob({ name: 'cohorts.move-open-enrolments', payload: organisationsReorganised.payload, on: [organisationsReorganised] })
