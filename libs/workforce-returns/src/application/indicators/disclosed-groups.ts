import { createHmac } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { protectRelease, type PastSnapshot, type ProtectedRelease } from '#disclosure'
import type { OrganisationId, Quarter } from '#kernel'
import { CONFIG, type Config } from '#platform/config'
import { FiguresQueries } from '../../data/figures/figures.queries.js'
import { ReferenceQueries } from '../../data/reference/reference.queries.js'
import type { Characteristic, GroupCounts } from '../../domain/index.js'
import { baseCounts, type CountsByRegion, publishedGroup, releaseOf } from './group-release.js'
import type { MatchedSample } from './matched-sample.js'

export interface GroupAtBoth {
  readonly baseline: GroupCounts
  readonly now: GroupCounts
  /** How the figures were protected. */
  readonly method: string
}

interface ReleasesAtBoth {
  readonly baseline: ProtectedRelease
  readonly now: ProtectedRelease
}

/** Publications kept in memory: the nation and its regions are asked for one after the other, and come from one. */
const MOST_KEPT = 20

/** Counts of groups at two dates that have passed disclosure control. Nothing else of people's characteristics leaves this lib. */
@Injectable()
export class DisclosedGroups {
  private readonly kept = new Map<string, Promise<ReleasesAtBoth | { readonly why: string }>>()

  constructor(private readonly figures: FiguresQueries, private readonly references: ReferenceQueries, @Inject(CONFIG) private readonly config: Config) {}

  /** The group of one characteristic, in the nation or a region; in words why it cannot be shown. */
  async of(sample: MatchedSample, region: string | undefined, characteristicKey: string, categories: readonly string[]): Promise<GroupAtBoth | { readonly why: string }> {
    const characteristic = await this.characteristic(characteristicKey)
    if (characteristic === undefined) return { why: `There is no characteristic ${characteristicKey} any more.` }
    const unknown = categories.find((category) => !characteristic.categories.some(({ key }) => key === category))
    if (unknown !== undefined) return { why: `${characteristic.name} has no category ${unknown}.` }
    const found = await this.releases(sample, characteristic)
    if ('why' in found) return found
    const group = new Set(categories)
    const [was, is] = [publishedGroup(found.baseline, region, characteristic.categories, group), publishedGroup(found.now, region, characteristic.categories, group)]
    if (was === undefined || is === undefined) return { why: 'These figures are too small to be shown without showing people.' }
    return { baseline: was, now: is, method: found.now.method }
  }

  /** The two snapshots of a sample: the same records make the same ones, so they are made once. */
  private releases(sample: MatchedSample, characteristic: Characteristic): Promise<ReleasesAtBoth | { readonly why: string }> {
    const key = JSON.stringify([characteristic, sample.baseline, sample.now, sample.records, sample.units])
    const known = this.kept.get(key)
    if (known) return known
    const made = this.protect(sample, characteristic)
    this.kept.set(key, made)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest)
    made.catch(() => this.kept.delete(key))
    return made
  }

  private async protect(sample: MatchedSample, characteristic: Characteristic): Promise<ReleasesAtBoth | { readonly why: string }> {
    const [was, is] = [await this.counts(sample, sample.baseline, characteristic), await this.counts(sample, sample.now, characteristic)]
    const definition = releaseOf(characteristic, [...new Set([...was.keys(), ...is.keys()])].sort(), sample.baseline)
    const options = { secret: createHmac('sha256', this.config.PSEUDONYM_KEY).update('returns disclosure').digest('hex') }
    const counts = baseCounts(sample.baseline, was)
    const first = await protectRelease(definition, counts, [], options)
    if (!first.ok) return { why: first.error[0]?.message ?? 'The figures cannot be protected.' }
    const history: PastSnapshot[] = [{ published: first.value.release, counts, witness: first.value.witness }]
    const second = sample.now === sample.baseline ? first : await protectRelease(definition, baseCounts(sample.now, is), history, options)
    return second.ok ? { baseline: first.value.release, now: second.value.release } : { why: second.error[0]?.message ?? 'The figures cannot be protected.' }
  }

  private async characteristic(key: string): Promise<Characteristic | undefined> {
    return (await this.references.newest('characteristics')).content.find((one) => one.key === key)
  }

  /** True counts of the sample, by region of the newer map. Answers that the list of today does not know count as not known. */
  private async counts({ units, before }: MatchedSample, quarter: Quarter, characteristic: Characteristic): Promise<CountsByRegion> {
    const regionOf = new Map<OrganisationId, string>(units.flatMap(({ organisationIds, region }) => organisationIds.map((id) => [id, region] as const)))
    const counts = new Map<string, Map<string, number>>()
    for (const { organisationId, category, count } of await this.figures.diversity(quarter, before, characteristic.key)) {
      const region = regionOf.get(organisationId)
      if (region === undefined) continue
      const answer = characteristic.categories.some(({ key }) => key === category) ? category : 'not_known'
      const answers = counts.get(region) ?? new Map<string, number>()
      counts.set(region, answers.set(answer, (answers.get(answer) ?? 0) + count))
    }
    return counts
  }
}
