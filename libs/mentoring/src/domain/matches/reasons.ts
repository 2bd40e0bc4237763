import { HALF_DAYS, MEETING_MODES, type MeetingMode, type ProfileDetails, SENIORITIES, type Sector } from '../profiles/profile-details.js'

/**
 * Why two people were proposed to each other, for both to read in words. Made of what either would tell the other on a first call:
 * never of wishes, avoidances, background, a person's own choice of criterion, or points; and nothing that names a council, because
 * both read it before they know each other in a blind scheme.
 */
export type Reason =
  /** Skills of the framework that the mentee wants to learn and the mentor can teach, by the mentee's order. */
  | { readonly code: 'skills'; readonly skills: readonly string[] }
  /** How many steps of seniority the mentor is above the mentee; below is negative (reverse mentoring). */
  | { readonly code: 'seniority'; readonly steps: number }
  /** On how many of the statements about working style, of those that both answered, they are at most one apart. */
  | { readonly code: 'values'; readonly alike: number; readonly of: number }
  | { readonly code: 'same_sector'; readonly sector: Sector }
  /** One is digital and the other is not. */
  | { readonly code: 'across_backgrounds' }
  | { readonly code: 'times'; readonly halfDays: number }
  | { readonly code: 'modes'; readonly modes: readonly MeetingMode[] }
  | { readonly code: 'language'; readonly language: 'cy' }

export type ReasonCode = Reason['code']

/** What is known of one of the two: the public part of a profile. */
export interface ReasonFacts {
  readonly details: ProfileDetails
  /** Keys of the framework, most important first. */
  readonly wants: readonly string[]
  readonly offers: readonly string[]
}

const MOST_SKILLS = 5
/** So many half-days in common make it easy to find a time. */
const EASY_TIMES = 2
/** So many statements answered by both, and such a share of them alike (of 4), are worth saying. */
const FEWEST_VALUES = 3
const ALIKE_SHARE = 0.75
const FURTHEST = 3

/** The reasons of a pair, the weightiest first; empty when nothing speaks for it that may be said. */
export function reasonsFor(mentee: ReasonFacts, mentor: ReasonFacts): readonly Reason[] {
  return [
    ...skillsOf(mentee, mentor), ...seniorityOf(mentee.details, mentor.details), ...valuesOf(mentee.details.values, mentor.details.values), ...sectorOf(mentee.details, mentor.details),
    ...backgroundsOf(mentee.details, mentor.details), ...timesOf(mentee.details.times, mentor.details.times), ...modesOf(mentee.details.modes, mentor.details.modes),
    ...languageOf(mentee.details.languages, mentor.details.languages),
  ]
}

function skillsOf({ wants }: ReasonFacts, { offers }: ReasonFacts): Reason[] {
  const taught = new Set(offers)
  const skills = [...new Set(wants)].filter((key) => taught.has(key)).slice(0, MOST_SKILLS)
  return skills.length === 0 ? [] : [{ code: 'skills', skills }]
}

function seniorityOf(mentee: ProfileDetails, mentor: ProfileDetails): Reason[] {
  if (mentee.seniority === undefined || mentor.seniority === undefined) return []
  const steps = SENIORITIES.indexOf(mentor.seniority) - SENIORITIES.indexOf(mentee.seniority)
  return steps === 0 || Math.abs(steps) > FURTHEST ? [] : [{ code: 'seniority', steps }]
}

function valuesOf(mentee: ProfileDetails['values'] = [], mentor: ProfileDetails['values'] = []): Reason[] {
  const both = mentee.flatMap((mine, at) => {
    const theirs = mentor[at]
    return mine === null || theirs === null || theirs === undefined ? [] : [Math.abs(mine - theirs)]
  })
  const alike = both.filter((apart) => apart <= 1).length
  return both.length >= FEWEST_VALUES && alike / both.length >= ALIKE_SHARE ? [{ code: 'values', alike, of: both.length }] : []
}

const sectorOf = (mentee: ProfileDetails, mentor: ProfileDetails): Reason[] =>
  mentee.sector !== undefined && mentee.sector === mentor.sector ? [{ code: 'same_sector', sector: mentee.sector }] : []

const backgroundsOf = (mentee: ProfileDetails, mentor: ProfileDetails): Reason[] =>
  mentee.background !== undefined && mentor.background !== undefined && mentee.background !== mentor.background ? [{ code: 'across_backgrounds' }] : []

function timesOf(mentee = 0, mentor = 0): Reason[] {
  const common = mentee & mentor
  const halfDays = Array.from({ length: HALF_DAYS }, (_, bit) => (common >> bit) & 1).reduce((sum, bit) => sum + bit, 0)
  return halfDays >= EASY_TIMES ? [{ code: 'times', halfDays }] : []
}

function modesOf(mentee: readonly MeetingMode[] = [], mentor: readonly MeetingMode[] = []): Reason[] {
  const modes = MEETING_MODES.filter((mode) => mentee.includes(mode) && mentor.includes(mode))
  return modes.length === 0 ? [] : [{ code: 'modes', modes }]
}

/** Welsh only: English goes without saying, and that somebody signs is theirs to tell. */
const languageOf = (mentee: readonly string[] = [], mentor: readonly string[] = []): Reason[] => (mentee.includes('cy') && mentor.includes('cy') ? [{ code: 'language', language: 'cy' }] : [])
