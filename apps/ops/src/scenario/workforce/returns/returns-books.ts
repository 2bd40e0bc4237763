import { addDays, endOfQuarter, type PlainDate, type Quarter, quarterEndedBy, quartersUpTo } from '#kernel'
import type { BookCheck } from '#read-models'
import { bookOf, type Compared } from '../book-of.js'
import type { StaffAnswers } from './council-staff.js'
import type { ReturnTruth } from './returns-story.js'

/** By quarter and council, in the order of revisions. */
export type ReturnsTruth = ReadonlyMap<Quarter, ReadonlyMap<string, readonly ReturnTruth[]>>

/** What a plan counts of people's characteristics: the change of a group's share since a day. */
export interface GroupTarget {
  readonly code: string
  readonly baselineOn: PlainDate
  readonly of: 'share' | 'people'
  readonly groups: readonly { readonly characteristic: string; readonly categories: readonly string[] }[]
}

export interface ReturnFacts {
  readonly asOf: PlainDate
  readonly truth: ReturnsTruth
  /** Revisions of each council and quarter, as Waymark has them. */
  readonly recorded: ReadonlyMap<string, number>
  /** Impossible files, line by line. */
  readonly refusals: readonly Compared[]
  readonly targets: readonly GroupTarget[]
  /** Digital staff of a quarter as the report has it, and by how much it may be out. */
  readonly staffOf: (quarter: Quarter) => { readonly people: number; readonly within: number } | undefined
  /** A target's figure, and where the report says that the true one lies. */
  readonly figureOf: (target: string) => { readonly value: number; readonly from: number; readonly to: number } | undefined
}

/** Returns are due so many days after their quarter. */
const DUE_DAYS = 30
const UNKNOWN = new Set(['not_known', 'prefer_not_to_say'])

/** Returns, and what a report tells of digital staff, against what the councils have. */
export function booksOfReturns({ asOf, truth, recorded, refusals, targets, staffOf, figureOf }: ReturnFacts): readonly BookCheck[] {
  const due = [...truth.keys()].filter((quarter) => countedOn(quarter, asOf) !== undefined)
  return [
    bookOf('report: the digital staff that it tells of are those of the councils, corrections included', due.map((quarter) => {
      const people = counting(truth, quarter, asOf).reduce((sum, { headcount }) => sum + headcount, 0)
      const published = staffOf(quarter)
      return { what: `${quarter}: ${people} people, ${published?.people ?? 'none'} published`, wrong: published === undefined || Math.abs(published.people - people) > published.within }
    })),
    bookOf('report: the change of under-represented groups is within its stated bound of the truth', targets.map((target) => {
      const [is, published] = [trueChange(truth, target, asOf), figureOf(target.code)]
      return {
        what: `${target.code}: ${is?.toFixed(2)}, published ${published?.value} (${published?.from} to ${published?.to})`,
        wrong: is === undefined || published === undefined || is < published.from || is > published.to || published.value < published.from || published.value > published.to,
      }
    })),
    bookOf('returns: a correction is a revision beside the first', [...truth].flatMap(([quarter, councils]) => [...councils].map(([code, { length }]) => {
      const found = recorded.get(`${code} ${quarter}`)
      return { what: `${code} ${quarter}: ${length} revisions, ${found ?? 0} on record`, wrong: found !== length }
    }))),
    bookOf('returns: impossible figures are refused, line by line', refusals),
  ]
}

const dueOn = (quarter: Quarter): PlainDate => addDays(endOfQuarter(quarter), DUE_DAYS)
/** The last quarter whose returns are due. */
const dueBy = (on: PlainDate): Quarter => quartersUpTo(quarterEndedBy(on), 2).findLast((quarter) => dueOn(quarter) <= on)!

/** Published figures are drawn anew on two days of a quarter only: the first on which returns are late, and its last. */
export function countedOn(quarter: Quarter, on: PlainDate): PlainDate | undefined {
  if (on <= dueOn(quarter)) return undefined
  const [ended, late] = [endOfQuarter(quarterEndedBy(on)), addDays(dueOn(dueBy(on)), 1)]
  return ended > late ? ended : late
}

/** What counts for a quarter: of each council the last revision by the day on which the figures were drawn. */
function counting(truth: ReturnsTruth, quarter: Quarter, asOf: PlainDate): readonly ReturnTruth[] {
  const day = countedOn(quarter, asOf)
  return day === undefined ? [] : [...(truth.get(quarter)?.values() ?? [])].flatMap((revisions) => revisions.findLast(({ submittedOn }) => submittedOn <= day) ?? [])
}

interface Counts { readonly inside: number; readonly outside: number }

/** The change since the baseline in per cent, of true counts. All councils of the story return all quarters, so all are compared. */
function trueChange(truth: ReturnsTruth, { baselineOn, of, groups }: GroupTarget, asOf: PlainDate): number | undefined {
  const at = (quarter: Quarter): Counts => addUp(counting(truth, quarter, asOf).map(({ answers }) => answers), groups)
  const [was, is] = [at(quarterEndedBy(baselineOn)), at(dueBy(asOf))]
  const measure = ({ inside, outside }: Counts): number => (of === 'people' ? inside : inside / (inside + outside))
  return was.inside === 0 ? undefined : (100 * (measure(is) - measure(was))) / measure(was)
}

function addUp(all: readonly StaffAnswers[], groups: GroupTarget['groups']): Counts {
  let [inside, outside] = [0, 0]
  for (const answers of all) {
    for (const { characteristic, categories } of groups) {
      for (const [category, count] of answers.get(characteristic) ?? []) {
        if (categories.includes(category)) inside += count
        else if (!UNKNOWN.has(category)) outside += count
      }
    }
  }
  return { inside, outside }
}
