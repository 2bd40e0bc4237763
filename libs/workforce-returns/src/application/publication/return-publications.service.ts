import { Injectable } from '@nestjs/common'
import { type PlainDate, type Quarter } from '#kernel'
import { type Ctx, requireAccess, systemCtx } from '#platform/access'
import { FiguresQueries } from '../../data/figures/figures.queries.js'
import type { PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { endOfDay, quarterDueBy } from '../../domain/index.js'
import { ReferenceService } from '../reference/reference.service.js'
import { computeFigures } from '../return-policies.js'
import { type PublicationRun, PublicationsService } from './publications.service.js'
import { SkillsPublisher } from './skills-publisher.js'
import { StaffPublisher } from './staff-publisher.js'

/** The publications that this lib makes, each with what it counts. */
@Injectable()
export class ReturnPublications {
  constructor(
    private readonly publications: PublicationsService,
    private readonly staffPublisher: StaffPublisher,
    private readonly skillsPublisher: SkillsPublisher,
    private readonly figures: FiguresQueries,
    private readonly references: ReferenceService,
  ) {}

  /** Digital staff of a quarter as they hold on a day, published first where they are not: for jobs. */
  staff(quarter: Quarter, on: PlainDate): Promise<PublicationSnapshot | undefined> {
    return this.publications.bringUpToDate(systemCtx('returns', endOfDay(on), 'publication'), this.staffPublisher, quarter, on)
  }

  /** Skills of the four quarters up to one, likewise. */
  skills(quarter: Quarter, on: PlainDate): Promise<PublicationSnapshot | undefined> {
    return this.publications.bringUpToDate(systemCtx('returns', endOfDay(on), 'publication'), this.skillsPublisher, quarter, on)
  }

  /** Publishes every quarter that has been returned and is due on a day, oldest first, where its records have changed; deletes true counts whose day has come. */
  async publishDue(ctx: Ctx, on: PlainDate, run: PublicationRun): Promise<void> {
    requireAccess(ctx, computeFigures, undefined)
    const lastDue = quarterDueBy(on, await this.references.dueDays())
    // Skills are those of a year: they are published though nobody has returned the quarter itself.
    const quarters = [...new Set([...await this.figures.quarters(endOfDay(on)), lastDue])].sort()
    for (const [at, quarter] of quarters.entries()) {
      run.signal?.throwIfAborted()
      for (const publisher of [this.staffPublisher, this.skillsPublisher]) await this.publications.bringUpToDate(ctx, publisher, quarter, on, { signal: run.signal })
      await run.progress?.(at + 1, quarters.length)
    }
    await this.publications.forget(ctx, on)
  }
}
