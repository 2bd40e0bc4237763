import { seededRandom } from '#kernel'
import type { KeptApart, RoundPin, ScoredHost, ScoredRound, ScoredSeeker, ScoringProfile, ScoringScheme } from '#matching'

/** The weights that a mentoring scheme begins with, and all kinds of rules. */
export const SCHEME: ScoringScheme = {
  version: 1,
  criteria: [
    { code: 'skills', weight: 35, kind: 'overlap', wanted: 'wants', offered: 'offers', most: 8 }, { code: 'choice', weight: 15, kind: 'seekers_choice' },
    { code: 'values', weight: 15, kind: 'likeness', answers: 'values', to: 5 }, { code: 'named', weight: 10, kind: 'shortlist' },
    { code: 'seniority', weight: 10, kind: 'gap', level: 'grade', from: -2, curve: [0, 0.1, 0.3, 0.7, 1, 0.7, 0.4] }, { code: 'sector', weight: 5, kind: 'common', set: 'sectors' },
    { code: 'region', weight: 5, kind: 'common', set: 'regions' }, { code: 'times', weight: 5, kind: 'times', enough: 4 },
  ],
  rules: [
    { code: 'own', kind: 'other_organisation' }, { code: 'language', kind: 'common', set: 'languages' }, { code: 'free', kind: 'times', atLeast: 1 }, { code: 'apart', kind: 'kept_apart' },
  ],
}

export interface PeopleSpec {
  readonly seekers: number
  readonly hosts: number
  /** Each host has 1 to this many. */
  readonly mostSeats: number
  readonly seed: number
}

type Random = () => number
const ORGANISATIONS = 320
const SKILLS = 60
const QUESTIONS = 8
const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
const some = (random: Random, prefix: string, of: number, from: number, to: number): string[] =>
  [...new Set(Array.from({ length: whole(random, from, to) }, () => `${prefix}${Math.floor(of * random() ** 1.5)}`))]

function someone(random: Random, id: string, grades: readonly [number, number], others: readonly [letter: string, count: number]): ScoringProfile {
  return {
    id, organisationId: `o${whole(random, 1, ORGANISATIONS)}`,
    sets: {
      wants: some(random, 'skill', SKILLS, 2, 6), offers: some(random, 'skill', SKILLS, 3, 8), sectors: some(random, 'sector', 12, 1, 2), regions: some(random, 'region', 12, 1, 2),
      languages: random() < 0.01 ? ['cy'] : random() < 0.05 ? ['en', 'cy'] : ['en'],
    },
    levels: { grade: random() < 0.05 ? undefined : whole(random, ...grades) },
    answers: { values: Array.from({ length: QUESTIONS }, () => (random() < 0.05 ? undefined : whole(random, 1, 5))) },
    times: whole(random, 1, 2 ** 21 - 1) & whole(random, 1, 2 ** 21 - 1), choice: ['skills', 'values', 'seniority', 'sector', undefined][whole(random, 0, 4)],
    shortlist: random() < 0.6 ? [] : [...new Set(Array.from({ length: whole(random, 1, 5) }, () => idOf(others[0], whole(random, 0, others[1] - 1))))],
  }
}

const idOf = (letter: string, n: number): string => `${letter}${String(n).padStart(6, '0')}`

/** A round of people such as a national programme has, seeded at random. */
export function peopleRound({ seekers, hosts, mostSeats, seed }: PeopleSpec): ScoredRound {
  const random = seededRandom(seed)
  const apart = (): KeptApart => ({ seekerId: idOf('s', whole(random, 0, seekers - 1)), hostId: idOf('h', whole(random, 0, hosts - 1)) })
  return {
    scheme: SCHEME,
    seekers: Array.from({ length: seekers }, (_, n): ScoredSeeker => someone(random, idOf('s', n), [1, 5], ['h', hosts])),
    hosts: Array.from({ length: hosts }, (_, n): ScoredHost => ({ ...someone(random, idOf('h', n), [3, 7], ['s', seekers]), seats: whole(random, 1, mostSeats) })),
    keptApart: Array.from({ length: seekers / 2 }, apart), kept: [], keepBonus: 0, pinned: [], forbidden: [], floor: 0, objective: 'total', key: seed,
  }
}

/** The same programme a while later: a share of each side has been replaced, and pairs that were matched are worth keeping. */
export function afterChurn(round: ScoredRound, matches: readonly RoundPin[], { share, keepBonus, seed }: { readonly share: number; readonly keepBonus: number; readonly seed: number }): ScoredRound {
  const random = seededRandom(seed)
  const [seekers, hosts] = [round.seekers.length, round.hosts.length]
  return {
    ...round, kept: matches.map(({ seekerId, hostId }) => ({ seekerId, hostId })), keepBonus,
    seekers: round.seekers.map((seeker, n) => (random() < share ? someone(random, idOf('s', seekers + n), [1, 5], ['h', hosts]) : seeker)),
    hosts: round.hosts.map((host, n) => (random() < share ? { ...someone(random, idOf('h', hosts + n), [3, 7], ['s', seekers]), seats: host.seats } : host)),
  }
}
