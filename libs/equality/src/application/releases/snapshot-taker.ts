import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { type BaseCounts, type BaseRow, type PastJointSnapshot, type PastSnapshot, type ProtectedRelease, type Protection, protectTogether } from '#disclosure'
import { addDays, err, ok, type PlainDate, type Result } from '#kernel'
import type { Tx } from '#platform/database'
import type { UserError } from '#platform/errors'
import { AnswerQueries } from '../../data/answer.queries.js'
import { QuestionSetQueries } from '../../data/question-set.queries.js'
import { type PastReleaseRow, ReleaseQueries } from '../../data/release.queries.js'
import type { PublishedPopulation } from '../../domain/index.js'
import { PersonKeys } from '../answers/person-keys.js'
import { PopulationCounter } from './population-counter.js'

/** The refusal after which a snapshot is asked for again by itself. */
export const KEYS_CHANGING = 'KEYS_CHANGING'

/** Counts, protects and stores one snapshot of a population with all its questions, within somebody's transaction. */
@Injectable()
export class SnapshotTaker {
  constructor(
    private readonly queries: ReleaseQueries,
    private readonly sets: QuestionSetQueries,
    private readonly answers: AnswerQueries,
    private readonly keys: PersonKeys,
    private readonly counter: PopulationCounter,
  ) {}

  /** Errors: KEYS_CHANGING, NOT_ASKED, what disclosure control refuses. */
  async take(tx: Tx, population: PublishedPopulation, on: PlainDate): Promise<Result<void, readonly UserError[]>> {
    if (await this.answers.hasOtherVersions(tx, this.keys.version)) return refuse(KEYS_CHANGING, 'The key of the answers is being changed. The snapshot is taken when the job that moves them has finished.')
    const set = await this.sets.published(tx)
    const asked = population.publications.flatMap((publication) => {
      const question = set?.questions.find(({ key }) => key === publication.question)
      return question?.kind === 'single' ? [{ publication, question }] : []
    })
    if (set === undefined || asked.length === 0) return refuse('NOT_ASKED', `None of the questions of “${population.title}” is asked at present. Publish a question set that has one, with a single answer.`)
    const past = pastSnapshots(population.id, await this.queries.past<ProtectedRelease, BaseCounts>(tx, population.id))
    const { definition, counts } = await this.counter.count(tx, population, asked, on)
    const protection = await protectTogether(definition, counts, past, { secret: this.keys.disclosureSecret })
    if (!protection.ok) return err(protection.error.map(({ code, message }) => ({ code, field: 'publicationId', message })))
    const people = (Object.values(counts.members)[0] ?? []).reduce((sum, { count }) => sum + count, 0)
    const save = async (publicationId: string, asked: object, rows: readonly BaseRow[] | null, { release, witness }: Protection): Promise<void> => this.queries.save(tx, {
      publicationId, on, questionSet: set.number, release, definition: asked, counts: rows && { snapshot: on, rows }, witness, people,
      hash: createHash('sha256').update(JSON.stringify({ definition: asked, counts: rows })).digest('hex'), retainUntil: addDays(on, population.retentionDays),
    })
    // The margin's counts are the sums of any member's.
    await save(population.id, definition, null, protection.value.margin)
    for (const member of definition.members) await save(member.publicationId, member, counts.members[member.publicationId] ?? [], protection.value.members[member.publicationId]!)
    await this.queries.noLongerWaits(tx, population.id)
    return ok(undefined)
  }
}

type PastRow = PastReleaseRow<ProtectedRelease, BaseCounts>

/** Rows of a population's parts as snapshots that later ones are protected and attacked with. */
export function pastSnapshots(margin: string, rows: readonly PastRow[]): PastJointSnapshot[] {
  const part = ({ release, counts, witness }: PastRow): PastSnapshot => ({ published: release, counts, ...(witness && { witness }) })
  return [...Map.groupBy(rows, ({ snapshotOn }) => snapshotOn).values()].flatMap((taken) => {
    const whole = taken.find(({ publicationId }) => publicationId === margin)
    return whole === undefined ? [] : [{ margin: part(whole), members: Object.fromEntries(taken.filter((row) => row !== whole).map((row) => [row.publicationId, part(row)])) }]
  })
}

const refuse = (code: string, message: string) => err([{ code, field: 'publicationId', message }])
