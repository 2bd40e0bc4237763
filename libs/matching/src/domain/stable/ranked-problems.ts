import { isWhole, repeatedIds } from '../input-checks.js'
import { MAX_HOSTS, MAX_SEATS, MAX_SEEKERS } from '../round.js'
import { MAX_POSTS, type RankedInput, type RankedProblem, type Ranks } from './ranked-round.js'

/** Everything that is wrong with a ranked round by itself; pins are looked at once it is in order. */
export function* rankedProblems(input: RankedInput): Generator<RankedProblem> {
  const { seekers, posts, hosts, key } = input
  const sides = [['seeker', seekers, MAX_SEEKERS], ['post', posts, MAX_POSTS], ['host', hosts, MAX_HOSTS]] as const
  for (const [side, { length }, most] of sides) if (length > most) yield { code: 'TOO_MANY', side, count: length, most }
  if (!isWhole(key, 0, 2 ** 32 - 1)) yield { code: 'KEY_OUT_OF_RANGE', key }
  for (const [side, all] of sides) for (const id of repeatedIds(all)) yield { code: 'DUPLICATE_ID', side, id }
  for (const { id, seats } of posts) if (!isWhole(seats, 0, MAX_SEATS)) yield { code: 'SEATS_OUT_OF_RANGE', side: 'post', id, seats, most: MAX_SEATS }
  for (const { id, seats } of hosts) if (!isWhole(seats, 0, MAX_SEATS)) yield { code: 'SEATS_OUT_OF_RANGE', side: 'host', id, seats, most: MAX_SEATS }
  for (const { id, minimum = 0 } of posts) if (minimum !== 0) yield { code: 'LOWER_QUOTA_NOT_SUPPORTED', postId: id, minimum }
  const hostIds = idsOf(hosts)
  for (const { id, hostId } of posts) if (!hostIds.has(hostId)) yield { code: 'UNKNOWN_HOST', postId: id, hostId }
  yield* listProblems('seeker', seekers, idsOf(posts))
  yield* listProblems('host', hosts, idsOf(seekers))
}

const idsOf = (all: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id))

function* listProblems(side: 'seeker' | 'host', all: readonly { readonly id: string; readonly ranks: Ranks }[], known: ReadonlySet<string>): Generator<RankedProblem> {
  for (const { id, ranks } of all) {
    const seen = new Set<string>()
    for (const [at, group] of ranks.entries()) {
      if (group.length === 0) yield { code: 'EMPTY_GROUP', side, id, group: at + 1 }
      for (const listed of group) {
        if (!known.has(listed)) yield { code: 'UNKNOWN_ID_IN_LIST', side, id, listed }
        else if (seen.has(listed)) yield { code: 'LISTED_TWICE', side, id, listed }
        seen.add(listed)
      }
    }
  }
}
