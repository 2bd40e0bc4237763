import { createHmac } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { type BaseCounts, type PastJointSnapshot, type PastSnapshot, type Protection, type ProtectOptions, protectRelease, type ReleaseProblem } from '#disclosure'
import { newId, ok, type PlainDate, type Quarter, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { Clock } from '#platform/clock'
import { CONFIG, type Config } from '#platform/config'
import { UnitOfWork } from '#platform/database'
import { type PublicationMember, PublicationQueries, type PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { countingDay, type Publication, retainUntil, sumRows } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { computeFigures } from '../return-policies.js'
import { protectStaff } from '../../threads/protect-in-thread.js'
import type { PublicationDraft, PublicationRecords, Publisher } from './publisher.js'

/** What making a publication needs of the job that it is made in. */
export interface PublicationRun {
  readonly signal?: AbortSignal | undefined
  progress?(done: number, total: number): Promise<void>
}

/**
 * Publishes a quarter: one snapshot, all members of it protected together with everything that the publication said before, written in one transaction or
 * not at all. It is made again only where its records have changed by one of the days on which quarters are published.
 */
@Injectable()
export class PublicationsService {
  /** In one process one is made after the other: the second then finds what the first has made. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PublicationQueries,
    private readonly references: ReferenceService,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * The snapshot of a quarter that holds on a day, made first where it is not there: seconds of computing, so for jobs only. `undefined` while the quarter is
   * not due or nobody has returned it. Waymark itself may ask, nobody else.
   */
  async bringUpToDate(ctx: Ctx, publisher: Publisher, quarter: Quarter, on: PlainDate, run: PublicationRun = {}): Promise<PublicationSnapshot | undefined> {
    requireAccess(ctx, computeFigures, undefined)
    const asOf = countingDay(quarter, on, await this.references.dueDays())
    if (asOf === undefined) return undefined
    const made = this.turn.then(() => this.make(publisher, quarter, asOf, run))
    this.turn = made.catch(() => undefined)
    return made
  }

  /** The newest snapshot of a quarter that holds on a day, as it was published: for requests. */
  async published(publication: Publication, quarter: Quarter, on: PlainDate): Promise<PublicationSnapshot | undefined> {
    const asOf = countingDay(quarter, on, await this.references.dueDays())
    return asOf && this.queries.newest(publication, quarter, asOf)
  }

  /** Deletes true counts whose day has come. */
  forget(ctx: Ctx, today: PlainDate): Promise<number> {
    requireAccess(ctx, computeFigures, undefined)
    return this.uow.run((tx) => this.queries.forget(tx, today))
  }

  private async make(publisher: Publisher, quarter: Quarter, asOf: PlainDate, run: PublicationRun): Promise<PublicationSnapshot | undefined> {
    const records = await publisher.records(quarter, asOf)
    if (records === undefined) return undefined
    for (;;) {
      const newest = await this.queries.newest(publisher.publication, quarter, asOf)
      if (newest?.recordsHash === records.hash) return newest
      const length = await this.queries.length(publisher.publication)
      const members = await this.protect(publisher.publication, `${quarter}.${length + 1}`, records, length, run)
      await this.uow.run(async (tx) => {
        await this.queries.lock(tx, publisher.publication)
        // Another worker was quicker: what it published has to be looked at, and protected beside.
        if ((await this.queries.length(publisher.publication, tx)) !== length) return
        const snapshot = { id: newId<PublicationSnapshot['id']>(), publication: publisher.publication, quarter, sequence: length + 1, asOf, recordsHash: records.hash, places: records.places }
        await this.queries.insert(tx, snapshot, members, retainUntil(quarter), this.clock.now())
      })
    }
  }

  private async protect(publication: Publication, snapshot: string, records: PublicationRecords, length: number, { signal, progress }: PublicationRun): Promise<readonly PublicationMember[]> {
    const { joint, apart, rowsOf } = await records.draft()
    const options = { secret: createHmac('sha256', this.config.PSEUDONYM_KEY).update('returns disclosure').digest('hex'), ...(signal && { signal }) }
    const past = await this.past(publication, length)
    const steps = apart.length + (joint ? 1 : 0)
    const members: PublicationMember[] = []
    for (const [at, { definition, rows }] of apart.entries()) {
      // The worker stops: nothing is kept, and whoever comes next begins again.
      signal?.throwIfAborted()
      await progress?.(at, steps)
      const counts = { snapshot, rows }
      const made = await protectRelease(definition, counts, past.flatMap((one) => one.get(definition.publicationId) ?? []), options)
      members.push(memberOf(definition.publicationId, counts, made, rowsOf))
    }
    signal?.throwIfAborted()
    await progress?.(apart.length, steps)
    if (joint) members.push(...await protectJoint(joint, snapshot, past, options, rowsOf))
    await progress?.(steps, steps)
    return members
  }

  /** What was published before, oldest first: by member. */
  private async past(publication: Publication, length: number): Promise<readonly ReadonlyMap<string, PastSnapshot>[]> {
    const rows = (await this.queries.history(publication)).filter(({ sequence }) => sequence <= length)
    return [...Map.groupBy(rows, ({ sequence }) => sequence).values()].map((parts) => new Map(parts.map(({ member, release, counts, witness }) => [member, { published: release, counts, witness }])))
  }
}

type Rows = PublicationDraft['rowsOf']

async function protectJoint({ definition, coarser, counts: members }: NonNullable<PublicationDraft['joint']>, snapshot: string, past: readonly ReadonlyMap<string, PastSnapshot>[], options: ProtectOptions, rowsOf: Rows): Promise<readonly PublicationMember[]> {
  const keys = [definition.publicationId, ...definition.members.map(({ publicationId }) => publicationId)]
  const history = past.flatMap((parts): PastJointSnapshot[] => {
    const margin = parts.get(definition.publicationId)
    return margin === undefined ? [] : [{ margin, members: Object.fromEntries([...parts].filter(([member]) => member.startsWith(`${definition.publicationId}.`))) }]
  })
  const made = await protectStaff({ definition, counts: { snapshot, members }, history, secret: options.secret }, coarser, options.signal)
  const heads = sumRows((Object.values(members)[0] ?? []).map(({ at, count }) => ({ at: at.slice(0, definition.dimensions.length), count })))
  return keys.map((key) => memberOf(key, { snapshot, rows: members[key] ?? heads }, made.ok ? ok(key === definition.publicationId ? made.value.margin : made.value.members[key]!) : made, rowsOf))
}

function memberOf(member: string, counts: BaseCounts, made: Result<Protection, readonly ReleaseProblem[]>, rowsOf: Rows): PublicationMember {
  if (!made.ok) return { member, release: null, problem: made.error[0]?.message ?? 'The figures cannot be protected.', counts, witness: null, rows: [] }
  const { release, witness } = made.value
  const problem = release.coarsened.length === 0 ? null : release.coarsened.map(({ description }) => description).join(' ')
  return { member, release, problem, counts, witness, rows: rowsOf(release) }
}
