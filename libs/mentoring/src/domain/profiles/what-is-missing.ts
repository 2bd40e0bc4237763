import { needsDeclaration, PROFILE_SECTIONS, type ProfileContent, type ProfileSection, questionsFor, type SchemeDemands } from './profile-sections.js'

export interface Missing {
  readonly section: ProfileSection
  /** The field of the input that would fill it. */
  readonly field: string
  /** One sentence that says what to do. */
  readonly fix: string
}

export type SectionState = 'complete' | 'incomplete' | 'optional'

export interface SectionCompleteness {
  readonly section: ProfileSection
  readonly state: SectionState
  readonly missing: readonly Missing[]
}

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

/** What a profile still needs before it can be submitted; empty for one that is complete. */
export function whatIsMissing(content: ProfileContent, scheme: SchemeDemands): readonly Missing[] {
  const { side, details, wants, offers, declared } = content
  const missing: Missing[] = []
  const need = (section: ProfileSection, field: string, absent: boolean, fix: string): void => {
    if (absent) missing.push({ section, field, fix })
  }
  need('about', 'about.goals', side === 'mentee' && blank(details.goals), 'Say what you would like to get out of it.')
  need('about', 'about.background', scheme.kind === 'paired' && details.background === undefined, 'Say whether you work in a digital role.')
  need('about', 'about.seniority', details.seniority === undefined, 'Choose how senior your job is.')
  need('skills', 'skills.wants', side === 'mentee' && wants.length === 0, 'Choose at least one skill that you want to learn.')
  need('skills', 'skills.offers', side === 'mentor' && offers.length === 0, 'Choose at least one skill that you can teach.')
  need('meeting', 'meeting.modes', (details.modes ?? []).length === 0, 'Choose at least one way of meeting.')
  need('meeting', 'meeting.languages', (details.languages ?? []).length === 0, 'Choose at least one language.')
  for (const { key, label, required } of questionsFor(side, scheme.settings.questions)) {
    need('questions', `answers.${key}`, required && blank(details.answers?.[key]), `Answer the question: ${label}`)
  }
  need('declaration', 'declaration', needsDeclaration(side, scheme) && !declared, 'Declare that the scheme is meant for you.')
  return missing
}

/** The same for a task list: each section that this person has, with what it misses. */
export function completeness(content: ProfileContent, scheme: SchemeDemands): readonly SectionCompleteness[] {
  const missing = whatIsMissing(content, scheme)
  const { details } = content
  const filled: Partial<Record<ProfileSection, boolean>> = {
    working: (details.values ?? []).some((value) => value !== null), questions: questionsFor(content.side, scheme.settings.questions).some(({ key }) => !blank(details.answers?.[key])),
  }
  const optional: readonly ProfileSection[] = ['working', 'wishes', 'avoid', 'background']
  const asked = PROFILE_SECTIONS.filter((section) =>
    (section !== 'questions' || questionsFor(content.side, scheme.settings.questions).length > 0)
    && (section !== 'declaration' || needsDeclaration(content.side, scheme))
    // In a blind scheme nobody is shown names, so nobody can be wished for.
    && (section !== 'wishes' || !scheme.settings.blind))
  return asked.map((section) => {
    const here = missing.filter((one) => one.section === section)
    const isOptional = optional.includes(section) || (section === 'questions' && !questionsFor(content.side, scheme.settings.questions).some(({ required }) => required))
    return { section, missing: here, state: here.length > 0 ? 'incomplete' : isOptional && filled[section] !== true ? 'optional' : 'complete' }
  })
}
