import type { ScoredRound } from '../domain/scored-round.js'
import type { ScoringProfile } from '../domain/scoring/profile.js'

/** Somebody of whom nothing more is known. */
export const person = (id: string, change: Partial<ScoringProfile> = {}): ScoringProfile =>
  ({ id, organisationId: `org-${id}`, sets: {}, levels: {}, answers: {}, times: 0, shortlist: [], ...change })

const wants = (...codes: string[]) => ({ sets: { wants: codes } })
const offers = (...codes: string[]) => ({ sets: { offers: codes } })

/** Three who want the one seat of the host who offers most, and a host whom the first of them must not have. */
export const aRound: ScoredRound = {
  scheme: {
    version: 1, criteria: [{ code: 'skills', weight: 80, kind: 'overlap', wanted: 'wants', offered: 'offers', most: 5 }, { code: 'named', weight: 20, kind: 'shortlist' }],
    rules: [{ code: 'own', kind: 'other_organisation' }, { code: 'apart', kind: 'kept_apart' }],
  },
  seekers: [person('s0', { ...wants('data'), organisationId: 'org-h2' }), person('s1', wants('data', 'agile')), person('s2', { ...wants('agile'), shortlist: ['h1'] })],
  hosts: [{ ...person('h0', offers('data', 'agile')), seats: 1 }, { ...person('h1', offers('law')), seats: 1 }, { ...person('h2', offers('data')), seats: 0 }],
  keptApart: [], kept: [], keepBonus: 0, pinned: [], forbidden: [], floor: 0, objective: 'total', key: 1,
}
