import type { ProfileRow, ProfileSkills } from '../../data/profiles/profile.queries.js'
import { type ProfileContent, type ProfileDetails, questionsFor, type SchemeDemands } from '../../domain/index.js'

/** A profile as the domain judges it. Answers to questions that are not asked any more are left behind. */
export function contentOf({ side, details, capacity, declaredAt }: Pick<ProfileRow, 'side' | 'details' | 'capacity' | 'declaredAt'>, { wants, offers }: ProfileSkills, { settings }: SchemeDemands): ProfileContent {
  const asked = new Set(questionsFor(side, settings.questions).map(({ key }) => key))
  const answers = Object.fromEntries(Object.entries(details.answers ?? {}).filter(([key]) => asked.has(key)))
  return { side, details: { ...details, answers }, capacity, wants, offers, declared: declaredAt !== null }
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null | undefined }

/** Sections of a profile as they come in: each replaces what was there as a whole, fields left out are emptied. */
export interface SectionsInput {
  readonly organisationId?: string | null | undefined
  readonly about?: Nullable<Pick<ProfileDetails, 'headline' | 'goals' | 'background' | 'seniority' | 'sector' | 'workingPattern'>> | null | undefined
  readonly skills?: Nullable<Pick<ProfileContent, 'wants' | 'offers'>> | null | undefined
  readonly working?: Nullable<Pick<ProfileDetails, 'values' | 'choice'>> | null | undefined
  readonly meeting?: Nullable<Pick<ProfileDetails, 'modes' | 'languages' | 'times'>> | null | undefined
  readonly capacity?: number | null | undefined
  readonly answers?: readonly { readonly key: string; readonly answer: string }[] | null | undefined
}

const SECTIONS = ['about', 'skills', 'working', 'meeting', 'capacity', 'answers'] as const

/** The sections that an input names: problems of others are not its business. */
export const sectionsIn = (input: SectionsInput): ReadonlySet<string> => new Set(SECTIONS.filter((section) => input[section] !== undefined && input[section] !== null))

/** What a profile becomes with these sections. */
export function withSections(content: ProfileContent, { about, skills, working, meeting, capacity, answers }: SectionsInput): ProfileContent {
  const { headline, goals, background, seniority, sector, workingPattern, values, choice, modes, languages, times, answers: answered } = content.details
  const details = clean({
    ...clean(about ? { headline: about.headline?.trim(), goals: about.goals?.trim(), background: about.background, seniority: about.seniority, sector: about.sector, workingPattern: about.workingPattern }
      : { headline, goals, background, seniority, sector, workingPattern }),
    ...clean(working ? { values: working.values, choice: working.choice } : { values, choice }),
    ...clean(meeting ? { modes: meeting.modes, languages: meeting.languages, times: meeting.times } : { modes, languages, times }),
    answers: answers ? Object.fromEntries(answers.map(({ key, answer }) => [key, answer.trim()] as const).filter(([, answer]) => answer !== '')) : answered,
  }) as ProfileDetails
  return { ...content, details, capacity: capacity ?? content.capacity, wants: skills ? (skills.wants ?? []) : content.wants, offers: skills ? (skills.offers ?? []) : content.offers }
}

const clean = (object: object): object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null))
