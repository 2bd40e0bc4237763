import { Injectable } from '@nestjs/common'
import type { ProtectedRelease, ReleaseCell, ReleaseTable } from '#disclosure'
import { err, londonDate, ok, type PlainDate, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { notFound, type UserError } from '#platform/errors'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { ReleaseQueries, type ReleaseRow } from '../../data/release.queries.js'
import { decideSnapshot, type EqualityPublication, populationOf, publicationOf, PUBLICATIONS } from '../../domain/index.js'
import { publishEquality } from '../equality-policies.js'
import { DECLARATION_TABLE } from './release-definition.js'
import { SectorAnalysts } from './sector-analysts.js'
import { KEYS_CHANGING, SnapshotTaker } from './snapshot-taker.js'

/** One published snapshot. Nothing in it tells of a person. */
export interface PublishedEquality {
  readonly publication: EqualityPublication
  readonly snapshotOn: PlainDate
  /** The version of the questions. */
  readonly questionSet: number
  readonly release: ProtectedRelease
}

/** How many answered a publication's question; the last key of each cell says which of the four it is. */
export interface PublishedDeclaration {
  readonly publication: EqualityPublication
  readonly snapshotOn: PlainDate
  readonly cells: readonly ReleaseCell[]
}

type Row = ReleaseRow<ProtectedRelease>

/** Equality data leaves this lib here and nowhere else: by the id of a publication, protected. */
@Injectable()
export class EqualityPublicationsService {
  constructor(
    private readonly uow: EqualityUnitOfWork,
    private readonly queries: ReleaseQueries,
    private readonly taker: SnapshotTaker,
    private readonly analysts: SectorAnalysts,
  ) {}

  /** Everything that may be published. For everybody. */
  list(): readonly EqualityPublication[] {
    return PUBLICATIONS
  }

  /** NOT_FOUND when there is none of that id. */
  byId(publicationId: string): EqualityPublication {
    return existing(publicationId)
  }

  /** The newest snapshot of a publication, or the newest by a day; null before the first. For everybody. NOT_FOUND when there is no such publication. */
  async latest(publicationId: string, by: PlainDate | null = null): Promise<PublishedEquality | null> {
    const publication = existing(publicationId)
    const row = await this.queries.latest<ProtectedRelease>(publication.id, by)
    return row === undefined ? null : published(publication, row)
  }

  /** The snapshot of a day; null when there is none. For everybody. */
  async onDay(publicationId: string, on: PlainDate): Promise<PublishedEquality | null> {
    const publication = existing(publicationId)
    const row = await this.queries.release<ProtectedRelease>(publication.id, on)
    return row === undefined ? null : published(publication, row)
  }

  /** How many answered, by publication: of the newest snapshots that show it. For everybody. */
  async declarations(): Promise<readonly PublishedDeclaration[]> {
    const rows = await this.queries.latestTables<ReleaseTable>(DECLARATION_TABLE)
    return rows.flatMap(({ publicationId, snapshotOn, table }) => {
      const publication = publicationOf(publicationId)
      return publication === undefined ? [] : [{ publication, snapshotOn, cells: table.cells }]
    })
  }

  /** Whether the actor may publish. */
  async mayPublish(ctx: Ctx): Promise<boolean> {
    return publishEquality.allows(ctx.actor, { analysesForSector: await this.analysts.includes(ctx.actor) })
  }

  async requirePublisher(ctx: Ctx): Promise<void> {
    requireAccess(ctx, publishEquality, { analysesForSector: await this.analysts.includes(ctx.actor) })
  }

  /**
   * Takes, protects and publishes the snapshot of a day of the publication's whole population, or answers the one that is there: run twice, or by two at once,
   * there is one. All in one transaction, so that a process that is killed leaves nothing. Errors: why there can be none today.
   *
   * @param id of a publication or of its population
   * @returns what it published, the population's own tables first; `taken` when it was this call that did
   */
  async publish(ctx: Ctx, id: string, on: PlainDate): Promise<Result<{ readonly taken: boolean; readonly publicationIds: readonly string[] }, readonly UserError[]>> {
    await this.requirePublisher(ctx)
    const population = populationOf(id)
    if (population === undefined) throw notFound('The publication')
    const result = await this.uow.run(async (tx) => {
      await this.queries.lock(tx, population)
      const there = await this.queries.publishedOn(tx, population.id, on)
      if (there.length > 0) return ok({ taken: false, publicationIds: there })
      const decided = decideSnapshot(population, { on, today: londonDate(ctx.now), last: await this.queries.lastOf(population.id, tx) })
      if (!decided.ok) {
        const refused = decided.error
        return refuse(refused.code, refused.code === 'ONLY_TODAY'
          ? `A snapshot is of the day on which it is taken. There is none of ${on}; take one of today, ${refused.today}.`
          : `The last snapshot is of ${refused.last}. So that nobody can tell what one person changed, take the next on ${refused.from} or later.`)
      }
      const taken = await this.taker.take(tx, population, on)
      return taken.ok ? ok({ taken: true, publicationIds: await this.queries.publishedOn(tx, population.id, on) }) : taken
    })
    // What was refused left nothing: that it waits is noted by itself.
    if (!result.ok && result.error[0]?.code === KEYS_CHANGING) await this.uow.run((tx) => this.queries.wait(tx, population.id, on))
    return result
  }
}

const refuse = (code: string, message: string) => err([{ code, field: 'publicationId', message }])
const published = (publication: EqualityPublication, { snapshotOn, questionSet, release }: Row): PublishedEquality => ({ publication, snapshotOn, questionSet, release })

function existing(id: string): EqualityPublication {
  const publication = publicationOf(id)
  if (publication === undefined) throw notFound('The publication')
  return publication
}
