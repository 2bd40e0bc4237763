import type { OwnMentoringPreferencesData } from '../../../generated/graphql.js'
import { type OwnProfile, otherRole, profileHref, type ProfilePath } from './load-profile.js'

interface SectionWords {
  readonly path: ProfilePath
  readonly title: (profile: OwnProfile) => string
  readonly hint?: string
  readonly isPrivate?: true
}

/** The sections of a profile with their pages, in the order in which they are filled in. */
const SECTIONS: Readonly<Record<string, SectionWords>> = {
  about: { path: 'about', title: () => 'About you' },
  skills: { path: 'skills', title: ({ side }) => (side === 'mentee' ? 'What you want to learn' : 'What you can teach') },
  working: { path: 'working', title: () => 'How you like to work' },
  meeting: { path: 'meeting', title: () => 'When and how you can meet' },
  questions: { path: 'ownQuestions', title: () => 'Questions of this scheme' },
  declaration: { path: 'declaration', title: () => 'Your declaration' },
  wishes: { path: 'wishes', title: (profile) => `Who you would like as your ${otherRole(profile)}`, isPrivate: true },
  avoid: { path: 'avoid', title: () => 'Who you must not be matched with', isPrivate: true },
  background: { path: 'background', title: () => 'Your background', isPrivate: true },
}

export interface Task {
  readonly title: { readonly text: string }
  readonly hint?: { readonly text: string }
  readonly href: string
  readonly status: { readonly text: string } | { readonly tag: { readonly text: string; readonly classes: string } }
}

const STATUS: Readonly<Record<string, Task['status']>> = {
  complete: { text: 'Completed' }, incomplete: { tag: { text: 'To do', classes: 'govuk-tag--blue' } }, optional: { tag: { text: 'Optional', classes: 'govuk-tag--grey' } },
}

type Preferences = Pick<OwnMentoringPreferencesData['mentoringPreferences'], 'wishes' | 'avoidedPeople' | 'avoidedOrganisations' | 'avoidedEmails' | 'backgroundTags'>

/**
 * The task lists of a profile: what is needed, and what is only for the person's own matching. That something private is
 * filled in is told to the person alone, so it comes from their preferences and not from the profile.
 */
export function tasksOf(profile: OwnProfile, preferences: Preferences): { readonly open: readonly Task[]; readonly private: readonly Task[]; readonly left: number } {
  const sections = profile.completeness ?? []
  const filledIn: Readonly<Record<string, boolean>> = {
    wishes: preferences.wishes.length > 0, avoid: preferences.avoidedPeople.length + preferences.avoidedOrganisations.length + preferences.avoidedEmails.length > 0, background: preferences.backgroundTags.length > 0,
  }
  const tasks = sections.flatMap(({ section, state, missing }): (Task & { isPrivate: boolean })[] => {
    const words = SECTIONS[section]
    if (words === undefined) return []
    return [{
      title: { text: words.title(profile) }, href: profileHref(profile, words.path), status: STATUS[filledIn[section] === true ? 'complete' : state] ?? { text: state }, isPrivate: words.isPrivate ?? false,
      ...(missing.length > 0 && { hint: { text: missing.join(' ') } }),
    }]
  })
  return { open: tasks.filter(({ isPrivate }) => !isPrivate), private: tasks.filter(({ isPrivate }) => isPrivate), left: sections.filter(({ state }) => state === 'incomplete').length }
}
