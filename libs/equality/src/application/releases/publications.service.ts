import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type BaseCounts, type PastSnapshot, type ProtectedRelease, protectRelease, type ReleaseCell, type ReleaseTable } from '#disclosure'
import { addDays, err, londonDate, ok, type PlainDate, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { Tx } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { AnswerQueries } from '../../data/answer.queries.js'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { QuestionSetQueries } from '../../data/question-set.queries.js'
import { ReleaseQueries, type ReleaseRow } from '../../data/release.queries.js'
import { decideSnapshot, type EqualityPublication, publicationOf, PUBLICATIONS } from '../../domain/index.js'
import { PersonKeys } from '../answers/person-keys.js'
import { publishEquality } from '../equality-policies.js'
import { PopulationCounter } from './population-counter.js'
import { DECLARATION_TABLE } from './release-definition.js'
import { SectorAnalysts } from './sector-analysts.js'

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
    private readonly sets: QuestionSetQueries,
    private readonly answers: AnswerQueries,
    private readonly keys: PersonKeys,
    private readonly counter: PopulationCounter,
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
   * Takes, protects and publishes the snapshot of a day, or answers the one that is there: run twice, or by two at once, there is one.
   * All in one transaction, so that a process that is killed leaves nothing. Errors: why there can be none today.
   */
  async publish(ctx: Ctx, publicationId: string, on: PlainDate): Promise<Result<PublishedEquality, readonly UserError[]>> {
    await this.requirePublisher(ctx)
    const publication = existing(publicationId)
    return this.uow.run(async (tx) => {
      await this.queries.lock(tx, publication)
      const there = await this.queries.release<ProtectedRelease>(publication.id, on, tx)
      if (there !== undefined) return ok(published(publication, there))
      const past = await this.queries.past<ProtectedRelease, BaseCounts>(tx, publication.id)
      const decided = decideSnapshot(publication, { on, today: londonDate(ctx.now), last: past.at(-1)?.snapshotOn ?? null })
      if (!decided.ok) {
        const refused = decided.error
        return refuse(refused.code, refused.code === 'ONLY_TODAY'
          ? `A snapshot is of the day on which it is taken. There is none of ${on}; take one of today, ${refused.today}.`
          : `The last snapshot is of ${refused.last}. So that nobody can tell what one person changed, take the next on ${refused.from} or later.`)
      }
      return this.take(tx, publication, on, past.map(({ release, counts, witness }) => ({ published: release, counts, ...(witness === null ? {} : { witness }) })))
    })
  }

  private async take(tx: Tx, publication: EqualityPublication, on: PlainDate, past: readonly PastSnapshot[]): Promise<Result<PublishedEquality, readonly UserError[]>> {
    if (await this.answers.hasOtherVersions(tx, this.keys.version)) return refuse('KEYS_CHANGING', 'The key of the answers is being changed. Try again when the job that moves them has finished.')
    const set = await this.sets.published(tx)
    const question = set?.questions.find(({ key }) => key === publication.question)
    if (set === undefined || question?.kind !== 'single') return refuse('NOT_ASKED', `The question "${publication.question}" is not asked at present, or takes several answers. Publish a question set that has it.`)
    const { definition, counts } = await this.counter.count(tx, publication, question, on)
    const protection = await protectRelease(definition, counts, past, { secret: this.keys.disclosureSecret })
    if (!protection.ok) return err(protection.error.map(({ code, message }) => ({ code, field: 'publicationId', message })))
    const { release, witness } = protection.value
    const people = counts.rows.reduce((sum, { count }) => sum + count, 0)
    const hash = createHash('sha256').update(JSON.stringify({ definition, counts })).digest('hex')
    await this.queries.save(tx, { publicationId: publication.id, on, questionSet: set.number, release, definition, counts, witness, people, hash, retainUntil: addDays(on, publication.retentionDays) })
    return ok({ publication, snapshotOn: on, questionSet: set.number, release })
  }
}

const refuse = (code: string, message: string) => err([{ code, field: 'publicationId', message }])
const published = (publication: EqualityPublication, { snapshotOn, questionSet, release }: Row): PublishedEquality => ({ publication, snapshotOn, questionSet, release })

function existing(id: string): EqualityPublication {
  const publication = publicationOf(id)
  if (publication === undefined) throw notFound('The publication')
  return publication
}
