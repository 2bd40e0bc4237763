import { Injectable, Logger } from '@nestjs/common'
import { AuditService } from '#audit'
import { type AuditProgress, auditTogether, type BaseCounts, type ProtectedRelease } from '#disclosure'
import { londonDate, type PlainDate } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { ReleaseAuditQueries, type ReleaseAuditRow } from '../../data/release-audit.queries.js'
import { ReleaseQueries } from '../../data/release.queries.js'
import { auditReleases } from '../equality-policies.js'
import { pastSnapshots } from './snapshot-taker.js'

export type ReleaseAudit = ReleaseAuditRow

/** Protected counts for which the whole linear programme is solved, one after the other: beyond that it takes hours, and only what nothing simpler settles goes to it. */
const MOST_BY_PROGRAMME = 100

/** What the attack needs of the job that makes it. */
interface AuditRun {
  readonly signal: AbortSignal
  progress(done: number, total: number): Promise<void>
}

/**
 * The full attack on a snapshot that is out. Each is attacked before it is published, as fast as that can be done; this looks again at what is stored, with every
 * earlier snapshot of the same people, by the linear programme where that is possible, and keeps what it came to and how long it took beside the release.
 */
@Injectable()
export class ReleaseAuditsService {
  private readonly logger = new Logger('equality')

  constructor(
    private readonly equality: EqualityUnitOfWork,
    private readonly releases: ReleaseQueries,
    private readonly audits: ReleaseAuditQueries,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** What it came to; null until it has been made. For everybody. */
  async of(population: string, on: PlainDate): Promise<ReleaseAudit | null> {
    return (await this.audits.of(population, on)) ?? null
  }

  /** Makes it; again, with the same answer, when it is run again. Waymark itself does, nobody else. @returns null when there is no such snapshot. */
  async run(ctx: Ctx, population: string, on: PlainDate, { signal, progress }: AuditRun): Promise<ReleaseAudit | null> {
    requireAccess(ctx, auditReleases, undefined)
    const rows = await this.equality.run((tx) => this.releases.past<ProtectedRelease, BaseCounts>(tx, population, on))
    const own = rows.find(({ publicationId, snapshotOn }) => publicationId === population && snapshotOn === on)
    if (own === undefined) return null
    const began = performance.now()
    const told = progressTo(progress)
    const fullLp = own.release.audit.protectedCells <= MOST_BY_PROGRAMME
    const { passed, protectedCells, failed } = await auditTogether(pastSnapshots(population, rows), { fullLp, signal, onProgress: told.next })
    await told.last()
    const result: ReleaseAudit = { extent: fullLp ? 'programme' : 'stages', passed, protectedCells, failed, seconds: (performance.now() - began) / 1000, finishedOn: londonDate(ctx.now) }
    await this.equality.run((tx) => this.audits.save(tx, population, on, result))
    await this.uow.run((tx) => this.audit.record(tx, ctx, { action: 'equality_release:audit', subject: { kind: 'equality_publication', id: population }, detail: { on, passed } }))
    if (!passed) this.logger.error(`The full attack narrowed down ${failed} counts of ${population}, snapshot of ${on}: see "A full attack that fails" in docs/operations.md`)
    return result
  }
}

/** Tells the job how far a stage is, one message after the other. */
function progressTo(progress: AuditRun['progress']): { readonly next: (at: AuditProgress) => void; readonly last: () => Promise<void> } {
  let sent: Promise<void> = Promise.resolve()
  return { next: ({ done, of }) => { sent = sent.then(() => progress(done, of)) }, last: () => sent }
}
