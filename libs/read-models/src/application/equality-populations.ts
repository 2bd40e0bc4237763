import { Injectable } from '@nestjs/common'
import type { CategoryNode, Dimension, TableDefinition } from '#disclosure'
import { type EqualityPopulation, EVERYBODY, type OpenPopulation, type PopulationMember } from '#equality'
import { EqualityPopulationsQueries, type ReachedRow, type ScopeRow } from '../data/equality-populations.queries.js'

const ALL = 'all'
const scopeDimension = (key: string, title: string, everything: string, scopes: readonly ScopeRow[]): Dimension => ({
  key, title, levels: [`all ${key}s`, key], root: { key: ALL, title: everything, children: scopes.map(({ id, title: name }) => ({ key: id, title: name })) },
})

/** The whole and then each scope; both by stage. Percentages are shares of those who began. */
const tablesOf = (scope: Dimension, stages: readonly string[]): TableDefinition[] => [
  { key: 'overall', title: scope.root.title, shows: [{ dimension: 'stage', categories: stages }], percentagesAcross: 'stage' },
  { key: `by-${scope.key}`, title: `Each ${scope.key}`, shows: [{ dimension: scope.key, levels: [scope.levels[1] ?? scope.key] }, { dimension: 'stage', categories: stages }], percentagesAcross: 'stage' },
]

/** Where people stand, as leaves. Of a scope that is newer than the dimensions nobody is counted yet. */
async function* members(batches: AsyncIterable<readonly ReachedRow[]>, scopes: readonly ScopeRow[], leaves: readonly string[]): AsyncGenerator<readonly PopulationMember[]> {
  const known = new Set(scopes.map(({ id }) => id))
  for await (const rows of batches) {
    yield rows.filter(({ scopeId }) => known.has(scopeId)).map(({ personId, scopeId, stage }) => ({ personId, at: [scopeId, leaves[stage] ?? ''] }))
  }
}

const stage = (root: CategoryNode, levels: readonly string[]): Dimension => ({ key: 'stage', title: 'How far they came', levels, root })

/** Applied ⊃ offered a place ⊃ completed. */
@Injectable()
export class CohortProgressPopulation implements EqualityPopulation {
  readonly key = 'cohort-progress'
  readonly counts = 'People who applied, once for each programme'

  constructor(private readonly queries: EqualityPopulationsQueries) {}

  async open(): Promise<OpenPopulation> {
    const scopes = await this.queries.programmes()
    const scope = scopeDimension('programme', 'Programme', 'All programmes', scopes)
    const stages = stage({
      key: 'applied', title: 'Applied', children: [
        { key: 'no_offer', title: 'Without an offer so far' },
        { key: 'offered', title: 'Offered a place', children: [{ key: 'not_completed', title: 'Not completed so far' }, { key: 'completed', title: 'Completed' }] },
      ],
    }, ['applied', 'offered or not', 'completed or not'])
    return {
      dimensions: [scope, stages], tables: tablesOf(scope, ['applied', 'offered', 'completed']),
      members: members(this.queries.applicants(), scopes, ['no_offer', 'not_completed', 'completed']),
    }
  }
}

/** Asked for a mentor ⊃ matched. */
@Injectable()
export class MentoringProgressPopulation implements EqualityPopulation {
  readonly key = 'mentoring-progress'
  readonly counts = 'People who asked for a mentor, once for each scheme'

  constructor(private readonly queries: EqualityPopulationsQueries) {}

  async open(): Promise<OpenPopulation> {
    const scopes = await this.queries.schemes()
    const scope = scopeDimension('scheme', 'Scheme', 'All schemes', scopes)
    const stages = stage({ key: 'asked', title: 'Asked for a mentor', children: [{ key: 'unmatched', title: 'Not matched so far' }, { key: 'matched', title: 'Matched' }] }, ['asked', 'matched or not'])
    return { dimensions: [scope, stages], tables: tablesOf(scope, ['asked', 'matched']), members: members(this.queries.mentees(), scopes, ['unmatched', 'matched']) }
  }
}

/** Everybody with a record: for the change of keys. */
@Injectable()
export class EverybodyPopulation implements EqualityPopulation {
  readonly key = EVERYBODY
  readonly counts = 'People'

  constructor(private readonly queries: EqualityPopulationsQueries) {}

  open(): Promise<OpenPopulation> {
    return Promise.resolve({ dimensions: [], tables: [], members: this.members() })
  }

  private async* members(): AsyncGenerator<readonly PopulationMember[]> {
    for await (const rows of this.queries.everybody()) yield rows.map(({ personId }) => ({ personId, at: [] }))
  }
}
