import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { PlainDate, Quarter } from '#kernel'
import { systemCtx } from '#platform/access'
import { GapQueries } from '../../data/figures/gap.queries.js'
import { endOfDay, outlookDefinition, outlookRows, skillKey, skillsDefinition, skillsRows } from '../../domain/index.js'
import { GapScopes } from '../gap/gap-scope.js'
import type { PublicationRecords, Publisher } from './publisher.js'

/** People who have the skills of the newest framework, and those whose roles are likely to change, from the latest returns of a year. */
@Injectable()
export class SkillsPublisher implements Publisher {
  readonly publication = 'skills'

  constructor(private readonly queries: GapQueries, private readonly scopes: GapScopes) {}

  async records(quarter: Quarter, asOf: PlainDate): Promise<PublicationRecords | undefined> {
    const before = endOfDay(asOf)
    const scope = await this.scopes.upTo(systemCtx('returns', before, 'publication'), quarter, before)
    if (scope === undefined) return undefined
    const { latest, rows } = await this.queries.skills(scope)
    const { rows: changes } = await this.queries.outlook(scope)
    if (rows.length === 0 && changes.length === 0) return undefined
    const lines = [scope.frameworkKey, ...latest.map(({ id, region }) => `${id} ${region}`).sort()]
    return {
      places: latest, hash: createHash('sha256').update(lines.join('\n')).digest('hex'),
      draft: () => Promise.resolve({
        joint: null, rowsOf: () => [],
        apart: [
          ...(rows.length === 0 ? [] : [{ definition: skillsDefinition(latest.map(({ region }) => region), rows.map(skillKey)), rows: skillsRows(rows) }]),
          ...(changes.length === 0 ? [] : [{ definition: outlookDefinition(changes), rows: outlookRows(changes) }]),
        ],
      }),
    }
  }
}
