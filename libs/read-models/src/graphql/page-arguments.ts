import { badInput } from '#platform/errors'
import { type CursorKey, decodeCursor, MAX_PAGE } from '#platform/graphql'
import type { DashboardPage, EnrolmentsPage, RosterPage } from '../application/learning-pages.service.js'
import { LONG_PAGE } from './long-page.args.js'

/** Arguments as they come, from a resolver or from a trusted operation's variables: nothing is believed. */
export type RawArguments = Readonly<Record<string, unknown>>

/** How many to return. Throws BAD_USER_INPUT outside 1 to 100. */
export function firstOf({ first }: RawArguments): number {
  if (first === undefined) return LONG_PAGE
  if (typeof first === 'number' && Number.isInteger(first) && first >= 1 && first <= MAX_PAGE) return first
  throw badInput(`first must be at least 1 and at most ${MAX_PAGE}: ask for the next page with after`)
}

/** The position after which a page begins. Throws BAD_USER_INPUT for what no such list made. */
const afterOf = <const Shape extends readonly CursorKey[]>({ after }: RawArguments, shape: Shape) => {
  if (after !== undefined && after !== null && typeof after !== 'string') throw badInput('after must be a text')
  return decodeCursor(after, shape)
}

/** A text argument; `undefined` when it is absent or null. */
export function textOf(args: RawArguments, name: string): string | undefined {
  const value = args[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw badInput(`${name} must be a text`)
}

/** A text argument that must be there. Throws BAD_USER_INPUT without it, as the schema does on the long way. */
export function requiredText(args: RawArguments, name: string): string {
  const value = textOf(args, name)
  if (value === undefined) throw badInput(`${name} is missing`)
  return value
}

export const rosterPage = (args: RawArguments): RosterPage => ({ runId: requiredText(args, 'runId'), first: firstOf(args), after: afterOf(args, ['text', 'text', 'id']) })

export const enrolmentsPage = (args: RawArguments): EnrolmentsPage => ({
  organisationId: requiredText(args, 'organisationId'), state: textOf(args, 'state'), programmeId: textOf(args, 'programmeId'),
  first: firstOf(args), after: afterOf(args, ['instant', 'id']),
})

export const dashboardPage = (args: RawArguments): Pick<DashboardPage, 'first' | 'after'> => ({ first: firstOf(args), after: afterOf(args, ['date', 'id']) })
