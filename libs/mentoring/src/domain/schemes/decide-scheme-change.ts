import { type Problem, problem, when } from '#kernel'

export interface SchemeChangeFacts {
  /** The version that the manager had before them. */
  readonly seenVersion: number
  readonly version: number
  /** Mentees who have begun a profile, withdrawn ones too. */
  readonly mentees: number
  readonly was: { readonly restricted: boolean; readonly declaration: string }
  readonly becomes: { readonly restricted: boolean; readonly declaration: string }
  /** Skills and levels that participants chose and the new framework version does not have. */
  readonly lostSkills: readonly string[]
}

/** What stands in the way of a change, beside what is wrong with the scheme itself. Nobody may be found to have declared what they never read. */
export function decideSchemeChange({ seenVersion, version, mentees, was, becomes, lostSkills }: SchemeChangeFacts): readonly Problem[] {
  if (seenVersion !== version) return [problem('CONFLICT', '', 'Someone else saved this scheme while you were changing it. Look at what they changed, then make your change again.')]
  return [
    ...when(becomes.restricted && mentees > 0 && !was.restricted, problem('RESTRICTION_TOO_LATE', 'restricted', 'People have joined as mentees already. Close this scheme and begin a restricted one.')),
    ...when(becomes.restricted && mentees > 0 && was.restricted && becomes.declaration.trim() !== was.declaration, problem('DECLARATION_FIXED', 'declaration', 'Mentees have read these words. Close this scheme and begin one with other words.')),
    ...when(lostSkills.length > 0, problem('SKILLS_LOST', 'frameworkVersionId', `Participants chose skills that this version does not have: ${lostSkills.slice(0, 5).join(', ')}${lostSkills.length > 5 ? ' and more' : ''}. Keep the version.`)),
  ]
}
