import type { BookCheck } from '#read-models'
import { bookOf } from '../book-of.js'

interface Published {
  readonly number: number
  readonly targets: readonly { readonly code: string; readonly targetValue: number; readonly disposition: string }[]
}

/** What everybody can read of the plans. */
export interface PublishedPlans {
  readonly national: { readonly published: Published }
  readonly regional: { readonly parentMoved: boolean; readonly published: Published }
  readonly reviews: readonly { readonly state: string; readonly findings: readonly unknown[]; readonly actions: readonly { readonly state: string }[] }[]
}

/** What the owners decided. */
export interface ExpectedPlans {
  readonly national: { readonly number: number; readonly values: Readonly<Record<string, number>> }
  readonly regional: ExpectedPlans['national'] & { readonly leftOut: readonly string[] }
  readonly review: { readonly actions: number; readonly done: number }
}

/** Published plans and reviews against what their owners decided. */
export function booksOfPlans(expected: ExpectedPlans, { national, regional, reviews }: PublishedPlans): readonly BookCheck[] {
  const leftOut = regional.published.targets.filter(({ disposition }) => disposition === 'left_out').map(({ code }) => code)
  return [
    bookOf('plans: what is published is what both owners approved last', differences('nation', expected.national, national.published)),
    bookOf('plans: a derived plan adapts what it said, and stands on the newest national version', [
      ...differences('region', expected.regional, regional.published),
      { what: `left out ${leftOut.join()}`, wrong: leftOut.join() !== expected.regional.leftOut.join() },
      { what: 'the national plan moved on', wrong: regional.parentMoved },
    ]),
    bookOf('plans: the regional review is published with its actions', [
      { what: `${reviews.length} reviews`, wrong: reviews.length !== 1 || reviews[0]?.state !== 'published' || reviews[0].findings.length === 0 },
      { what: 'actions', wrong: reviews[0]?.actions.length !== expected.review.actions || reviews[0].actions.filter(({ state }) => state === 'done').length !== expected.review.done },
    ]),
  ]
}

const differences = (area: string, { number, values }: ExpectedPlans['national'], published: Published) => [
  { what: `${area}: version ${published.number}`, wrong: published.number !== number },
  ...Object.entries(values).map(([code, value]) => {
    const found = published.targets.find((target) => target.code === code)?.targetValue
    return { what: `${area}: ${code} ${found}`, wrong: found !== value }
  }),
]
