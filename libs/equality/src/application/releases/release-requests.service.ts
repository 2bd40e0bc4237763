import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { addDays, err, londonDate, ok, type PlainDate, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { ReleaseQueries } from '../../data/release.queries.js'
import { populationOf, type PublishedPopulation, publishedPopulations } from '../../domain/index.js'
import { equalityPublished } from '../../events.js'
import { PersonKeys } from '../answers/person-keys.js'
import { EqualityPublicationsService } from './publications.service.js'
import { auditEqualityRelease, publishEqualityRelease } from './publish-release.job.js'

/** Asks for snapshots, and has the job take them. */
@Injectable()
export class ReleaseRequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: ReleaseQueries,
    private readonly publications: EqualityPublicationsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly keys: PersonKeys,
  ) {}

  /** Asks for today's snapshot of a publication, and with it of all that are about the same people. Errors: TOO_SOON, with the first day on which there can be another. */
  async request(ctx: Ctx, publicationId: string): Promise<Result<PlainDate, readonly UserError[]>> {
    await this.publications.requirePublisher(ctx)
    const population = populationOf(publicationId)
    if (population === undefined) throw notFound('The publication')
    const today = londonDate(ctx.now)
    const from = await this.nextOn(population)
    if (from !== null && today < from) return err([{ code: 'TOO_SOON', field: 'publicationId', message: `The last snapshot is too recent: two close together would show what one person changed. Take the next on ${from} or later.` }])
    await this.uow.run(async (tx) => {
      await this.audit.record(tx, ctx, { action: 'equality_release:request', subject: { kind: 'equality_publication', id: publicationId } })
      await this.outbox.add(tx, ctx, publishEqualityRelease, { publicationId, on: today })
    })
    return ok(today)
  }

  /** Asks for a snapshot of each population whose time has come. @returns how many. */
  async requestDue(ctx: Ctx): Promise<number> {
    await this.publications.requirePublisher(ctx)
    const today = londonDate(ctx.now)
    const due: string[] = []
    for (const population of publishedPopulations()) {
      const from = await this.nextOn(population)
      // The first is somebody's decision: questions have to be answered before.
      if (from !== null && from <= today) due.push(population.id)
    }
    return this.ask(ctx, due)
  }

  /** Asks again for snapshots that could not be taken while the key of the answers was changed. @returns how many. */
  async requestWaiting(ctx: Ctx): Promise<number> {
    await this.publications.requirePublisher(ctx)
    return this.ask(ctx, await this.queries.waiting(this.keys.version))
  }

  private async ask(ctx: Ctx, populations: readonly string[]): Promise<number> {
    const on = londonDate(ctx.now)
    await this.uow.run(async (tx) => { for (const publicationId of populations) await this.outbox.add(tx, ctx, publishEqualityRelease, { publicationId, on }) })
    return populations.length
  }

  /** What the job does. A refusal is no fault: the next schedule asks again. */
  async take(ctx: Ctx, publicationId: string, on: PlainDate): Promise<readonly UserError[]> {
    const result = await this.publications.publish(ctx, publicationId, on)
    await this.uow.run(async (tx) => {
      await this.audit.record(tx, ctx, { action: result.ok ? 'equality_release:publish' : 'equality_release:refuse', subject: { kind: 'equality_publication', id: publicationId }, detail: { on, ...(result.ok ? {} : { codes: result.error.map(({ code }) => code) }) } })
      if (!result.ok || !result.value.taken) return
      const population = populationOf(publicationId)
      if (population !== undefined) await this.outbox.add(tx, ctx, auditEqualityRelease, { population: population.id, on })
      for (const id of result.value.publicationIds) await this.outbox.add(tx, ctx, equalityPublished, { publicationId: id, snapshotOn: on })
    })
    return result.ok ? [] : result.error
  }

  /** The first day on which there can be another snapshot; null before the first. */
  async nextOn({ id, minimumDays }: PublishedPopulation): Promise<PlainDate | null> {
    const last = await this.queries.lastOf(id)
    return last && addDays(last, minimumDays)
  }
}
