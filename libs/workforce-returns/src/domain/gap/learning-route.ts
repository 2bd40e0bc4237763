import { err, ok, type Result } from '#kernel'
import { problem, type Problem } from '../sections/problem.js'

export interface LearningRouteInput {
  readonly skillKey: string
  readonly levelKey: string
  readonly programmeId: string | null
  readonly externalOfferId: string | null
  readonly note: string
}

/** What the framework knows, by key. */
export interface FrameworkFacts {
  readonly skills: ReadonlySet<string>
  readonly levels: ReadonlySet<string>
}

/** Checks a learning route: one skill at one level, and one thing on offer that teaches it. */
export function checkLearningRoute(input: LearningRouteInput, { skills, levels }: FrameworkFacts): Result<LearningRouteInput, readonly Problem[]> {
  const note = input.note.trim()
  const problems = [
    ...(skills.has(input.skillKey) ? [] : [problem('skillKey', 'UNKNOWN_KEY', 'Choose a skill of the framework.')]),
    ...(levels.has(input.levelKey) ? [] : [problem('levelKey', 'UNKNOWN_KEY', 'Choose a level of the framework.')]),
    ...((input.programmeId === null) === (input.externalOfferId === null) ? [problem('programmeId', 'ONE_TARGET', 'Choose either a programme or an offer of others.')] : []),
    ...(note.length > 500 ? [problem('note', 'TOO_LONG', 'Shorten the note to 500 characters or fewer.')] : []),
  ]
  return problems.length > 0 ? err(problems) : ok({ ...input, note })
}
