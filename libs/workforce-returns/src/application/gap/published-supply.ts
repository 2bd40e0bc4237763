import { Injectable } from '@nestjs/common'
import type { ProtectedRelease } from '#disclosure'
import type { PlainDate } from '#kernel'
import { PublishedQueries } from '../../data/publication/published.queries.js'
import type { PublicationSnapshot } from '../../data/publication/publication.queries.js'
import { OUTLOOK_MEMBER, quarterDueBy, SKILLS_MEMBER } from '../../domain/index.js'
import { PublicationsService } from '../publication/publications.service.js'
import { ReturnPublications } from '../publication/return-publications.service.js'
import { ReferenceService } from '../reference/reference.service.js'

export interface Supply {
  readonly snapshot: PublicationSnapshot
  readonly release: ProtectedRelease
}

/** The newest published numbers of people with each skill. */
@Injectable()
export class PublishedSupply {
  constructor(
    private readonly publications: PublicationsService,
    private readonly made: ReturnPublications,
    private readonly published: PublishedQueries,
    private readonly references: ReferenceService,
  ) {}

  /** What holds on a day: as it was published. @param make publishes it first where it is not there, for jobs */
  on(day: PlainDate, make: boolean): Promise<Supply | undefined> {
    return this.member(SKILLS_MEMBER, day, make)
  }

  /** The same of people whose roles are likely to change. */
  changes(day: PlainDate): Promise<Supply | undefined> {
    return this.member(OUTLOOK_MEMBER, day, false)
  }

  private async member(member: string, day: PlainDate, make: boolean): Promise<Supply | undefined> {
    const quarter = quarterDueBy(day, await this.references.dueDays())
    const snapshot = make ? await this.made.skills(quarter, day) : await this.publications.published('skills', quarter, day)
    const release = snapshot && await this.published.release(snapshot.id, member)
    return snapshot && release && { snapshot, release }
  }
}
