import { Injectable } from '@nestjs/common'
import type { PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { type MemberHead, PublishedQueries } from '../../data/publication/published.queries.js'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import { type Characteristic, type CountErrors, type GroupCounts, isUnknown, memberOf, roundingBound, withinOf } from '../../domain/index.js'
import type { MatchedSample } from './matched-sample.js'

/** A group on one day, and how far its counts may be from the truth. */
export interface PublishedGroup {
  readonly counts: GroupCounts
  readonly off: CountErrors
}

export interface GroupAtBoth {
  readonly baseline: PublishedGroup
  readonly now: PublishedGroup
  /** How the figures were protected. */
  readonly method: string
}

/** Counts of groups at two dates: sums of figures that are published anyway. Nothing else of people's characteristics leaves this lib. */
@Injectable()
export class DisclosedGroups {
  constructor(private readonly published: PublishedQueries, private readonly references: ReferenceQueries) {}

  /** The group of one characteristic among the organisations of a sample; in words why it cannot be shown. */
  async of({ baseline, now, organisationIds }: MatchedSample, characteristicKey: string, categories: readonly string[]): Promise<GroupAtBoth | { readonly why: string }> {
    const characteristic = (await this.references.newest('characteristics')).content.find((one) => one.key === characteristicKey)
    if (characteristic === undefined) return { why: `There is no characteristic ${characteristicKey} any more.` }
    const unknown = categories.find((category) => !characteristic.categories.some(({ key }) => key === category))
    if (unknown !== undefined) return { why: `${characteristic.name} has no category ${unknown}.` }
    const member = memberOf(characteristicKey)
    const [was, is, rows] = await Promise.all([this.head(baseline, member), this.head(now, member), this.published.answers([baseline.id, now.id], member, organisationIds)])
    if (was === undefined || is === undefined) return { why: `${characteristic.name} was not asked at one of the dates.` }
    if (was.problem !== null || is.problem !== null) return { why: `These figures cannot be shown: ${was.problem ?? is.problem}` }
    const group = new Set(categories)
    const sample = new Set<string>(organisationIds)
    const at = (snapshot: PublicationSnapshot, head: MemberHead): PublishedGroup => {
      const within = roundingBound(snapshot.places.map(({ organisationId, region }) => ({ region, counted: sample.has(organisationId) })), withinOf(head.bounds, 'answers'))
      return groupOf(characteristic, group, new Map(rows.filter(({ snapshotId }) => snapshotId === snapshot.id).map(({ answer, count }) => [answer, count])), within)
    }
    return { baseline: at(baseline, was), now: at(now, is), method: is.method }
  }

  private async head({ id }: PublicationSnapshot, member: string): Promise<MemberHead | undefined> {
    return (await this.published.heads(id)).find((head) => head.member === member)
  }
}

function groupOf({ categories }: Characteristic, group: ReadonlySet<string>, counts: ReadonlyMap<string, number>, within: number): PublishedGroup {
  const [sums, off] = [{ inside: 0, outside: 0, unknown: 0 }, { inside: 0, outside: 0, unknown: 0 }]
  for (const { key } of categories) {
    const part = isUnknown(key) ? 'unknown' : group.has(key) ? 'inside' : 'outside'
    sums[part] += counts.get(key) ?? 0
    off[part] += within
  }
  return { counts: sums, off }
}
