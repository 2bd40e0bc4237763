import type { Request } from 'express'
import { hrefWith, pluralise } from '#govuk'
import { ExplainMatchPairDocument, MatchScenarioPairsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, pathTo, roundPaths, textOf } from './paths.js'
import { nameOf } from './words.js'

/** What a new scenario can do otherwise about pairs of the one that it is made from. */
const CHANGES = ['lock', 'forbid', 'release'] as const
type Kind = (typeof CHANGES)[number]

export interface PairChange {
  readonly kind: Kind
  readonly pairs: readonly { readonly menteeProfileId: string; readonly mentorProfileId: string }[]
}

const WORDS: Readonly<Record<Kind, { readonly title: (who: string) => string; readonly text: (who: string) => string; readonly verb: string }>> = {
  lock: { title: (who) => `${who} locked`, text: (who) => `${who} are locked: they are matched whatever the scores say.`, verb: 'lock' },
  forbid: { title: (who) => `Without ${who}`, text: (who) => `${who} are ruled out: they are not matched with each other.`, verb: 'rule out' },
  release: { title: (who) => `${who} freed`, text: (who) => `${who} are neither locked nor ruled out any more.`, verb: 'release' },
}
const keyOf = ({ menteeProfileId, mentorProfileId }: PairChange['pairs'][number]): string => `${menteeProfileId}.${mentorProfileId}`

/** The filter of the list of pairs, as the address has it. */
export function pairFilter(req: Request) {
  const filter = { search: textOf(req.query['search']), locked: textOf(req.query['locked']) === 'yes' ? 'yes' : '', most: textOf(req.query['most']) }
  const mostPoints = /^\d{1,5}$/.test(filter.most) ? Math.min(10_000, Number(filter.most)) : null
  return { filter, variables: { search: filter.search.slice(0, 100), lockedOnly: filter.locked === 'yes', mostPoints, after: afterOf(req) } }
}

/** The pairs that a new scenario is to treat otherwise, out of the address: `lock=<mentee>.<mentor>`, or `change=lock` and a `pair` each. */
export function changeOf(req: Request): PairChange | undefined {
  const asked = CHANGES.find((one) => one === req.query['change'])
  const kind = asked ?? CHANGES.find((one) => textOf(req.query[one]) !== '')
  if (kind === undefined) return undefined
  const given = [req.query[asked === undefined ? kind : 'pair'] ?? []].flat().filter((one) => typeof one === 'string')
  return { kind, pairs: given.map((one) => one.split('.')).map(([menteeProfileId = '', mentorProfileId = '']) => ({ menteeProfileId, mentorProfileId })) }
}

/** The list of pairs, as it was, with what is wrong: nothing was ticked. */
export const nothingTicked = (req: Request, { kind }: PairChange, scenarioId: string): string =>
  hrefWith(pathTo(roundPaths.pairs, { scenarioId }), { ...pairFilter(req).filter, after: afterOf(req) }, { none: kind })

/** The mistake that {@link nothingTicked} leads to. */
export function noneTickedError(req: Request) {
  const kind = CHANGES.find((one) => one === req.query['none'])
  return kind === undefined ? [] : [{ field: 'pair', message: `Select the pairs to ${WORDS[kind].verb}` }]
}

/** A change in words: the name of the scenario it makes, what it does, and which pairs, where there are several. */
export async function changeInWords(req: Request, change: PairChange, scenarioId: string): Promise<{ readonly title: string; readonly text: string; readonly pairs: readonly string[] }> {
  const { title, text } = WORDS[change.kind]
  const [only, another] = change.pairs
  if (only !== undefined && another === undefined) {
    const { explainMatchPair: { mentee, mentor } } = await execute(req, ExplainMatchPairDocument, { id: scenarioId, menteeId: only.menteeProfileId, mentorId: only.mentorProfileId })
    const who = `${nameOf(mentee)} and ${nameOf(mentor)}`
    return { title: title(who), text: text(who), pairs: [] }
  }
  const { matchScenarioPairs } = await execute(req, MatchScenarioPairsDocument, { id: scenarioId, ...pairFilter(req).variables })
  const names = new Map(matchScenarioPairs.edges.map(({ node }) => [keyOf(node), `${nameOf(node.mentee)} and ${nameOf(node.mentor)}`]))
  const who = pluralise(change.pairs.length, 'pair')
  return { title: title(who), text: text(who), pairs: change.pairs.map((pair) => names.get(keyOf(pair)) ?? 'A pair of another page') }
}
