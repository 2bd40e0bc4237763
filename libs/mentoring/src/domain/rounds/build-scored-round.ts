import type { Criterion, CriterionKind, HardRule, RoundPin, ScoredRound, ScoringProfile, ScoringScheme } from '#matching'
import type { ProfileId } from '../ids.js'
import { sameTag } from '../profiles/check-preferences.js'
import { SENIORITIES } from '../profiles/profile-details.js'
import { CRITERIA, type CriterionCode, type SchemeRules } from '../schemes/scheme-settings.js'
import { otherSide, type SchemeKind } from '../schemes/scheme-states.js'
import type { FrozenParticipant, FrozenRound } from './frozen-round.js'
import type { ScenarioSettings } from './scenario-settings.js'

export interface PairOfProfiles {
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
}

/** What a scenario adds to the round's input. */
export interface ScenarioChoices {
  readonly settings: ScenarioSettings
  readonly locked: readonly PairOfProfiles[]
  readonly forbidden: readonly PairOfProfiles[]
  /** Pairs of the scenario on which it is based. */
  readonly kept: readonly PairOfProfiles[]
}

/** So many skills of each list are read: a longer list does not pay. */
const MOST_SKILLS = 10
/** So many half-days in common are as good as any more. */
const ENOUGH_TIMES = 3
/** The best mentor is two steps above; each step off that costs a quarter. In a reverse scheme the mentee is the senior one, and the curve is mirrored. */
const BEST_GAP = 2
const GAP_STEP = 0.25
const WIDEST = SENIORITIES.length - 1
const SCORING_VERSION = 1

/** The people of a round and who is kept apart: what all its scenarios share. */
export type ScoredPeople = Pick<ScoredRound, 'seekers' | 'hosts' | 'keptApart'>

/** Mentees are the seekers, mentors the hosts; ids are those of profiles. */
export function scoredPeople({ participants, barriers }: Pick<FrozenRound, 'participants' | 'barriers'>): ScoredPeople {
  const profileOf = profilesByPerson(participants)
  const profile = (one: FrozenParticipant): ScoringProfile => scoringProfile(one, (personId) => profileOf.get(`${otherSide(one.side)} ${personId}`))
  return {
    seekers: participants.filter(({ side }) => side === 'mentee').map((one) => ({ ...profile(one), bonus: one.priority })),
    hosts: participants.filter(({ side }) => side === 'mentor').map((one) => ({ ...profile(one), seats: one.seats })),
    keptApart: barriers.map(asPin),
  }
}

/** The engine's view of a round, for one scenario. */
export function buildScoredRound(round: FrozenRound, { settings, locked, forbidden, kept }: ScenarioChoices, tieKey: number, people = scoredPeople(round)): ScoredRound {
  return {
    ...people, scheme: scoringScheme(round.scheme.kind, round.scheme.settings.rules, settings.weights), kept: kept.map(asPin), pinned: locked.map(asPin), forbidden: forbidden.map(asPin),
    keepBonus: settings.keepBonus, floor: settings.floor, objective: settings.objective, key: tieKey,
  }
}

const asPin = ({ menteeProfileId, mentorProfileId }: PairOfProfiles): RoundPin => ({ seekerId: menteeProfileId, hostId: mentorProfileId })

const profilesByPerson = (participants: readonly FrozenParticipant[]): ReadonlyMap<string, ProfileId> =>
  new Map(participants.map(({ side, personId, profileId }) => [`${side} ${personId}`, profileId]))

/** A scheme's weights and rules as criteria and hard rules of the engine. */
export const scoringScheme = (kind: SchemeKind, rules: SchemeRules, weights: ScenarioSettings['weights']): ScoringScheme => ({
  version: SCORING_VERSION,
  criteria: CRITERIA.map((code): Criterion => ({ code, weight: weights[code], ...criterionKinds(kind)[code] })),
  rules: [...hardRules(rules)],
})

const criterionKinds = (kind: SchemeKind): Readonly<Record<CriterionCode, CriterionKind>> => ({
  skills: { kind: 'overlap', wanted: 'wants', offered: 'offers', most: MOST_SKILLS },
  values: { kind: 'likeness', answers: 'values', to: 5 },
  seniority: { kind: 'gap', level: 'seniority', from: -WIDEST, curve: seniorityCurve(kind === 'reverse' ? -BEST_GAP : BEST_GAP) },
  sector: { kind: 'common', set: 'sector' },
  region: { kind: 'common', set: 'region' },
  times: { kind: 'times', enough: ENOUGH_TIMES },
  wishes: { kind: 'shortlist' },
  background: { kind: 'common', set: 'tags' },
  choice: { kind: 'seekers_choice' },
})

/** Shares by how many steps the mentor is above the mentee, from the most below to the most above. */
export const seniorityCurve = (best: number): readonly number[] =>
  Array.from({ length: 2 * WIDEST + 1 }, (_, at) => Math.max(0, 1 - GAP_STEP * Math.abs(at - WIDEST - best)))

function* hardRules(rules: SchemeRules): Generator<HardRule> {
  yield { code: 'kept_apart', kind: 'kept_apart' }
  if (rules.otherOrganisation) yield { code: 'other_organisation', kind: 'other_organisation' }
  if (rules.sharedLanguage) yield { code: 'shared_language', kind: 'common', set: 'languages' }
  if (rules.sharedMode) yield { code: 'shared_mode', kind: 'common', set: 'modes' }
  if (rules.sameRegion) yield { code: 'same_region', kind: 'common', set: 'region' }
  if (rules.sharedTimes > 0) yield { code: 'shared_times', kind: 'times', atLeast: rules.sharedTimes }
  if (rules.acrossBackgrounds) yield { code: 'across_backgrounds', kind: 'common', set: 'across' }
}

function scoringProfile({ profileId, organisationId, side, facts }: FrozenParticipant, profileOf: (personId: string) => ProfileId | undefined): ScoringProfile {
  const { details, wants, offers, tags, region, wishes } = facts
  const wished = wishes.map(profileOf).filter((id) => id !== undefined)
  return {
    id: profileId, organisationId,
    sets: {
      wants, offers, tags: tags.map(sameTag), sector: listOf(details.sector), region: listOf(region), languages: details.languages ?? [], modes: details.modes ?? [],
      // A mentee has the background that they look for, a mentor their own: something in common is then one of each.
      across: listOf(side === 'mentor' || details.background === undefined ? details.background : details.background === 'digital' ? 'non_digital' : 'digital'),
    },
    levels: { seniority: details.seniority === undefined ? undefined : SENIORITIES.indexOf(details.seniority) },
    answers: { values: (details.values ?? []).map((value) => value ?? undefined) },
    times: details.times ?? 0, shortlist: wished, ...(details.choice === undefined ? {} : { choice: details.choice }),
  }
}

const listOf = (value: string | null | undefined): readonly string[] => (value === null || value === undefined ? [] : [value])
