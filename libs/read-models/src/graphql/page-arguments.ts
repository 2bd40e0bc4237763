import { isId } from '#kernel'
import { badInput } from '#platform/errors'
import { decodeCursor, MAX_PAGE } from '#platform/graphql'
import type { DashboardPage, EnrolmentsPage, RosterPage } from '../application/learning-pages.service.js'
import { LONG_PAGE } from './long-page.args.js'

/** Arguments as they come, from a resolver or from a trusted operation's variables: nothing is believed. */
export type RawArguments = Readonly<Record<string, unknown>>

const WRONG = 'after is not a cursor from this list: use the endCursor of the page before.'

/** How many to return. Throws BAD_USER_INPUT outside 1 to 100. */
export function firstOf({ first }: RawArguments): number {
  if (first === undefined) return LONG_PAGE
  if (typeof first === 'number' && Number.isInteger(first) && first >= 1 && first <= MAX_PAGE) return first
  throw badInput(`first must be at least 1 and at most ${MAX_PAGE}: ask for the next page with after`)
}

/** The keys of a position whose last one is an id. Throws BAD_USER_INPUT for what no such list made. */
export function afterOf<T extends readonly string[]>({ after }: RawArguments, length: T['length'], check: (keys: readonly string[]) => boolean = () => true): T | undefined {
  if (after === undefined || after === null) return undefined
  if (typeof after !== 'string') throw badInput(WRONG)
  const keys = decodeCursor(after, length) ?? []
  if (!keys.every((key) => typeof key === 'string') || !isId(String(keys.at(-1))) || !check(keys as string[])) throw badInput(WRONG)
  return keys as unknown as T
}

/** A text argument; `undefined` when it is absent or null. */
export function textOf(args: RawArguments, name: string): string | undefined {
  const value = args[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw badInput(`${name} must be a text`)
}

const isInstant = (text: string | undefined): boolean => text !== undefined && !Number.isNaN(Date.parse(text))
const isDay = (text: string | undefined): boolean => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** A text argument that must be there. Throws BAD_USER_INPUT without it, as the schema does on the long way. */
export function requiredText(args: RawArguments, name: string): string {
  const value = textOf(args, name)
  if (value === undefined) throw badInput(`${name} is missing`)
  return value
}

export const rosterPage = (args: RawArguments): RosterPage => ({ runId: requiredText(args, 'runId'), first: firstOf(args), after: afterOf<readonly [string, string, string]>(args, 3) })

export const enrolmentsPage = (args: RawArguments): EnrolmentsPage => ({
  organisationId: requiredText(args, 'organisationId'), state: textOf(args, 'state'), programmeId: textOf(args, 'programmeId'),
  first: firstOf(args), after: afterOf<readonly [string, string]>(args, 2, ([at]) => isInstant(at)),
})

export const dashboardPage = (args: RawArguments): Pick<DashboardPage, 'first' | 'after'> => ({ first: firstOf(args), after: afterOf<readonly [string, string]>(args, 2, ([day]) => isDay(day)) })
