import type { SchemeQuestion, SchemeSettings } from '../schemes/scheme-settings.js'
import type { SchemeKind, Side } from '../schemes/scheme-states.js'
import type { ProfileDetails } from './profile-details.js'

/** Parts of a profile that are filled in by themselves. Wishes, people to avoid and background are optional, and their person's alone. */
export const PROFILE_SECTIONS = ['about', 'skills', 'working', 'meeting', 'questions', 'declaration', 'wishes', 'avoid', 'background'] as const
export type ProfileSection = (typeof PROFILE_SECTIONS)[number]

export interface ChosenSkill {
  readonly key: string
  readonly level: string | null
}

/** Everything of a profile that decides whether it is complete. */
export interface ProfileContent {
  readonly side: Side
  readonly details: ProfileDetails
  readonly capacity: number
  readonly wants: readonly ChosenSkill[]
  readonly offers: readonly ChosenSkill[]
  readonly declared: boolean
}

/** What a scheme asks of its participants. */
export interface SchemeDemands {
  readonly kind: SchemeKind
  readonly restricted: boolean
  readonly settings: Pick<SchemeSettings, 'mostMentees' | 'questions' | 'blind'>
}

export const questionsFor = (side: Side, questions: readonly SchemeQuestion[]): readonly SchemeQuestion[] => questions.filter(({ sides }) => sides.includes(side))

/** Whether mentees of the scheme have to declare that it is meant for them. */
export const needsDeclaration = (side: Side, { restricted }: Pick<SchemeDemands, 'restricted'>): boolean => restricted && side === 'mentee'
