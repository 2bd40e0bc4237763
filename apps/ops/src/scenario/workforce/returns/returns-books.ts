import type { Quarter } from '#kernel'
import type { BookCheck } from '#read-models'
import { bookOf, type Compared } from '../book-of.js'
import type { ReturnTruth } from './returns-story.js'

export interface ReturnFacts {
  /** By quarter and council. */
  readonly truth: ReadonlyMap<Quarter, ReadonlyMap<string, ReturnTruth>>
  /** Revisions of each council and quarter, as Waymark has them. */
  readonly recorded: ReadonlyMap<string, number>
  /** Impossible files, line by line. */
  readonly refusals: readonly Compared[]
  /** Digital staff of a quarter as the report has it, and by how much it may be out. */
  readonly staffOf: (quarter: Quarter) => { readonly people: number; readonly within: number } | undefined
}

/** Returns, and the staff that a report tells of, against what the councils have. */
export function booksOfReturns({ truth, recorded, refusals, staffOf }: ReturnFacts): readonly BookCheck[] {
  return [
    bookOf('report: the digital staff that it tells of are those of the councils, corrections included', [...truth].map(([quarter, councils]) => {
      const people = [...councils.values()].reduce((sum, { headcount }) => sum + headcount, 0)
      const published = staffOf(quarter)
      return { what: `${quarter}: ${people} people, ${published?.people ?? 'none'} published`, wrong: published === undefined || Math.abs(published.people - people) > published.within }
    })),
    bookOf('returns: a correction is a revision beside the first', [...truth].flatMap(([quarter, councils]) => [...councils].map(([code, { revisions }]) => {
      const found = recorded.get(`${code} ${quarter}`)
      return { what: `${code} ${quarter}: ${revisions} revisions, ${found ?? 0} on record`, wrong: found !== revisions }
    }))),
    bookOf('returns: impossible figures are refused, line by line', refusals),
  ]
}
