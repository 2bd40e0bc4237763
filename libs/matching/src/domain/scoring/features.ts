import { type CommonData, commonIndex, readCommon } from './criteria/common.js'
import { type GapData, gapIndex, readGap } from './criteria/gap.js'
import { type LikenessData, likenessIndex, readLikeness } from './criteria/likeness.js'
import { type OverlapData, overlapIndex, readOverlap } from './criteria/overlap.js'
import { readShortlist, type ShortlistData, shortlistIndex } from './criteria/shortlist.js'
import { readTimes, type TimesData, timesIndex } from './criteria/times.js'
import type { CriterionIndex, People } from './criterion-row.js'
import type { KeptApart } from './profile.js'
import { type RuleData, readRules } from './rules.js'
import type { CriterionKind, ScoringScheme } from './scheme.js'

type CriterionData = OverlapData | CommonData | LikenessData | GapData | TimesData | ShortlistData

/** What is worth so many points; without data the seeker's choice, which is made of the others. */
interface CriterionFeatures {
  readonly code: string
  readonly most: number
  readonly data: CriterionData | undefined
}

/** All that a scheme asks of the people of a round, as numbers: far smaller than profiles, and plain data that threads can share. */
export interface Features {
  readonly seekers: number
  readonly hosts: number
  readonly criteria: readonly CriterionFeatures[]
  readonly rules: readonly RuleData[]
  /** The place of the criterion that each seeker finds most important; -1 where they chose none that counts. */
  readonly choice: Int32Array
}

/** @param points of each criterion of the scheme, which is valid */
export function readFeatures(scheme: ScoringScheme, points: readonly number[], people: People, keptApart: readonly KeptApart[]): Features {
  const criteria = scheme.criteria.map((criterion, n) => ({ code: criterion.code, most: points[n]!, data: criterion.kind === 'seekers_choice' ? undefined : readCriterion(criterion, people) }))
  const placeOf = new Map([...criteria.entries()].filter(([, { data }]) => data !== undefined).map(([n, { code }]) => [code, n]))
  return {
    seekers: people.seekers.length, hosts: people.hosts.length, criteria, rules: readRules(scheme.rules, people, keptApart),
    choice: Int32Array.from(people.seekers, ({ choice }) => placeOf.get(choice ?? '') ?? -1),
  }
}

function readCriterion(criterion: Exclude<CriterionKind, { kind: 'seekers_choice' }>, people: People): CriterionData {
  switch (criterion.kind) {
    case 'overlap': return readOverlap(criterion, people)
    case 'common': return readCommon(criterion.set, people)
    case 'likeness': return readLikeness(criterion, people)
    case 'gap': return readGap(criterion, people)
    case 'times': return readTimes(criterion.enough, people)
    case 'shortlist': return readShortlist(people)
  }
}

export function indexOf(data: CriterionData): CriterionIndex {
  switch (data.kind) {
    case 'overlap': return overlapIndex(data)
    case 'common': return commonIndex(data)
    case 'likeness': return likenessIndex(data)
    case 'gap': return gapIndex(data)
    case 'times': return timesIndex(data)
    case 'shortlist': return shortlistIndex(data)
  }
}
