import DataLoader from 'dataloader'
import { type DataSource, type EntityTarget, In, IsNull } from 'typeorm'
import { ActionLearningSet, Certificate, SetMember } from './learning.entities.js'
import { CohortRun, Organisation, Person, Programme, ProgrammeVersion } from './people.entities.js'

const byId = <T extends { id: string }>(dataSource: DataSource, entity: EntityTarget<T>): DataLoader<string, T> =>
  new DataLoader(async (ids) => {
    const found = await dataSource.getRepository(entity).find({ where: { id: In([...ids]) } as never })
    const known = new Map(found.map((one) => [one.id, one]))
    return ids.map((id) => known.get(id) ?? new Error(`No ${id}`))
  })

/** One loader a request and table, as every tutorial has it. */
export class BaselineLoaders {
  readonly people: DataLoader<string, Person>
  readonly organisations: DataLoader<string, Organisation>
  readonly runs: DataLoader<string, CohortRun>
  readonly versions: DataLoader<string, ProgrammeVersion>
  readonly programmes: DataLoader<string, Programme>
  readonly sets: DataLoader<string, ActionLearningSet>
  readonly setOf: DataLoader<string, SetMember | null>
  readonly certificateOf: DataLoader<string, Certificate | null>

  constructor(dataSource: DataSource) {
    this.people = byId(dataSource, Person)
    this.organisations = byId(dataSource, Organisation)
    this.runs = byId(dataSource, CohortRun)
    this.versions = byId(dataSource, ProgrammeVersion)
    this.programmes = byId(dataSource, Programme)
    this.sets = byId(dataSource, ActionLearningSet)
    this.setOf = new DataLoader(async (ids) => {
      const found = new Map((await dataSource.getRepository(SetMember).findBy({ enrolmentId: In([...ids]) })).map((one) => [one.enrolmentId, one]))
      return ids.map((id) => found.get(id) ?? null)
    })
    this.certificateOf = new DataLoader(async (ids) => {
      const found = new Map((await dataSource.getRepository(Certificate).findBy({ enrolmentId: In([...ids]), revokedAt: IsNull() })).map((one) => [one.enrolmentId, one]))
      return ids.map((id) => found.get(id) ?? null)
    })
  }

  async programmeOfRun(runId: string): Promise<Programme> {
    const run = await this.runs.load(runId)
    return this.programmes.load((await this.versions.load(run.programmeVersionId)).programmeId)
  }
}
