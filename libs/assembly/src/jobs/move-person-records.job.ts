import { peopleMerged } from '#directory'
import { defineJob } from '#platform/jobs'

/** Two records were one person: messages, calendars and files of the first become the other's. */
export const movePersonRecords = defineJob({ name: 'assembly.move-person-records', payload: peopleMerged.payload, on: [peopleMerged] })
