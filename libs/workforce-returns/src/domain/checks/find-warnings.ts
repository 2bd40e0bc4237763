import { addMonths, endOfQuarter, type PlainDate, previousQuarter, type Quarter } from '#kernel'
import type { HeadcountLine, ReturnContent, Section } from '../sections/section-lines.js'
import { joined } from '../sections/return-context.js'
import { unknownShare } from './check-return.js'

/** Something unlikely that may be true: it is confirmed with a comment before the return is submitted. */
export interface Warning {
  /** Stable while the fact is the same, so that a confirmation stays with it. */
  readonly key: string
  readonly section: Section | null
  readonly message: string
}

export interface WarningFacts {
  readonly quarter: Quarter
  readonly today: PlainDate
  readonly content: ReturnContent
  /** The last return of an earlier quarter that counts. */
  readonly before: { readonly quarter: Quarter; readonly content: Pick<ReturnContent, 'headcount'> } | undefined
  /** The characteristics of the list that the return was begun with. */
  readonly characteristics: readonly string[]
}

/** From this change on, up or down, the headcount is asked about. */
const CHANGE_LIMIT = 0.25
/** From this share on, in hundredths, a characteristic that is not known is asked about. */
const UNKNOWN_LIMIT = 50

/** More digital staff than this (people) is asked about in a first return, which is held against no other. */
export const MANY_STAFF = 5_000

const total = (lines: readonly HeadcountLine[]): number => lines.reduce((sum, { headcount }) => sum + headcount, 0)

/** Everything about a return that is unlikely. Pure: the same return on the same day asks the same. */
export function findWarnings({ quarter, today, content, before, characteristics }: WarningFacts): readonly Warning[] {
  return [
    ...(addMonths(endOfQuarter(quarter), 12) < today ? [{ key: 'OLD_QUARTER', section: null, message: `${quarter} ended more than a year ago. Say why its return is made now.` }] : []),
    ...(before === undefined ? many(content) : [...changed(content, before), ...vanished(content, before)]),
    ...(before?.quarter === previousQuarter(quarter) ? stock(content, before.content.headcount) : []),
    ...characteristics.flatMap((characteristic) => notKnown(content, characteristic)),
  ]
}

/** A first return has none before it that would show a slip of the keyboard. */
function many({ headcount }: ReturnContent): Warning[] {
  const people = total(headcount)
  return people <= MANY_STAFF ? [] : [{ key: `MANY_STAFF:${people}`, section: 'headcount', message: `Are there really ${people.toLocaleString('en-GB')} digital staff? That is more than ${MANY_STAFF.toLocaleString('en-GB')}, and there is no earlier return to compare with. Check the figures, or say how it comes about.` }]
}

type Before = NonNullable<WarningFacts['before']>

function changed({ headcount }: ReturnContent, before: Before): Warning[] {
  const [was, is] = [total(before.content.headcount), total(headcount)]
  if (was === 0 || Math.abs(is - was) <= was * CHANGE_LIMIT) return []
  const percent = Math.round((Math.abs(is - was) / was) * 100)
  return [{ key: `HEADCOUNT_CHANGED:${was}:${is}`, section: 'headcount', message: `The headcount is ${is}: ${percent}% ${is > was ? 'more' : 'less'} than the ${was} of ${before.quarter}. Say what happened.` }]
}

/** Roles that had people and are in the return no more. */
function vanished({ headcount }: ReturnContent, before: Before): Warning[] {
  const here = new Set(headcount.map(({ role }) => role))
  const gone = [...new Set(before.content.headcount.filter((line) => line.headcount > 0).map(({ role }) => role))].filter((role) => !here.has(role))
  return gone.map((role) => ({ key: `ROLE_VANISHED:${role}`, section: 'headcount', message: `The role ${role} had people in ${before.quarter} and is not in this return. Say where they are now, or add the role.` }))
}

/** The stock does not follow from the last one and what happened since. */
function stock({ headcount }: ReturnContent, before: readonly HeadcountLine[]): Warning[] {
  const opening = new Map<string, number>()
  for (const { role, grade, headcount: people } of before) opening.set(joined(role, grade), people)
  return headcount.flatMap(({ role, grade, starters, leavers, headcount: is }) => {
    const expected = (opening.get(joined(role, grade)) ?? 0) + starters - leavers
    if (expected === is) return []
    return [{
      key: `STOCK:${joined(role, grade)}:${expected}:${is}`, section: 'headcount' as const,
      message: `${role}, ${grade}: ${expected} would be there after ${starters} started and ${leavers} left, but the headcount is ${is}. Say why.`,
    }]
  })
}

function notKnown(content: ReturnContent, characteristic: string): Warning[] {
  const { unknown, all } = unknownShare(content, characteristic)
  if (all === 0 || unknown * 100 <= all * UNKNOWN_LIMIT) return []
  return [{ key: `NOT_KNOWN:${characteristic}`, section: 'diversity', message: `${characteristic} is not known of ${unknown} of ${all} people. Say what is being done to know more.` }]
}

export interface Confirmation {
  readonly key: string
  readonly comment: string
}

/** Warnings without a confirmation that says something. */
export const unconfirmed = (warnings: readonly Warning[], confirmations: readonly Confirmation[]): readonly Warning[] => {
  const said = new Map(confirmations.map(({ key, comment }) => [key, comment.trim()]))
  return warnings.filter(({ key }) => (said.get(key) ?? '') === '')
}
