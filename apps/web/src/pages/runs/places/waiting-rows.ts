import { formatDate } from '#govuk'
import { pathTo, runPaths } from '../paths.js'

export interface WaitingPerson {
  readonly position: number
  readonly blockedBy: string | null
  readonly priorityScore: number | null
  readonly manualRank: number | null
  readonly enrolment: { readonly id: string; readonly personName: string | null; readonly organisationName: string | null; readonly region: string | null; readonly appliedAt: string }
}

const BLOCKS: Readonly<Record<string, string>> = {
  run_full: 'Every place is taken', organisation_quota: 'Their organisation has its most places', region_quota: 'Their region has its most places', places_held_back: 'The free places are held for others',
}

/** What keeps somebody from a place, in words. */
export const blockWords = (block: string | null): string => (block === null ? 'A place could be offered now' : (BLOCKS[block] ?? block))

/** What decides the order under a policy; first come, first served has nothing to set. */
export const priorityHeading = (policy: string): string | undefined =>
  policy === 'priority_score' ? 'Score' : policy === 'manual' ? 'Rank' : undefined

/** A line of the waiting list with what can be done about it. */
export const waitingRow = (runId: string, policy: string) => ({ blockedBy, enrolment, manualRank, position, priorityScore }: WaitingPerson) => {
  const ids = { id: runId, enrolmentId: enrolment.id }
  return {
    position, name: enrolment.personName ?? 'Name not known', organisation: enrolment.organisationName ?? '', region: enrolment.region ?? 'No region',
    since: formatDate(new Date(enrolment.appliedAt)), priority: policy === 'priority_score' ? (priorityScore ?? 'Not set') : policy === 'manual' ? (manualRank ?? 'Not set') : undefined,
    block: blockWords(blockedBy), personHref: pathTo(runPaths.person, ids),
    offerHref: blockedBy === null ? pathTo(runPaths.offer, ids) : undefined,
    priorityHref: priorityHeading(policy) === undefined ? undefined : pathTo(runPaths.prioritise, ids),
  }
}
