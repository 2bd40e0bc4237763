import { problem, type Problem, when } from '#kernel'
import { AUDIENCES, type ProgrammeDraft } from './programme-types.js'

export type ProgrammeProblemCode = 'TITLE_MISSING' | 'TITLE_TOO_LONG' | 'SUMMARY_MISSING' | 'SUMMARY_TOO_LONG' | 'AUDIENCE_UNKNOWN'

export const TITLE_LIMIT = 200
const SUMMARY_LIMIT = 2_000

/** Everything wrong with a programme's own details; empty when it can be saved. */
export function checkProgramme(draft: ProgrammeDraft): readonly Problem<ProgrammeProblemCode>[] {
  const title = draft.title.trim()
  const summary = draft.summary.trim()
  return [
    ...when(title === '', problem('TITLE_MISSING', 'title', 'Enter the name of the programme.')),
    ...when(title.length > TITLE_LIMIT, problem('TITLE_TOO_LONG', 'title', `Shorten the name to ${TITLE_LIMIT} characters or fewer.`)),
    ...when(summary === '', problem('SUMMARY_MISSING', 'summary', 'Say in a sentence or two what the programme is for.')),
    ...when(summary.length > SUMMARY_LIMIT, problem('SUMMARY_TOO_LONG', 'summary', `Shorten the summary to ${SUMMARY_LIMIT} characters or fewer.`)),
    ...when(!AUDIENCES.some((known) => known === draft.audience), problem('AUDIENCE_UNKNOWN', 'audience', `Choose one of: ${AUDIENCES.join(', ')}.`)),
  ]
}
