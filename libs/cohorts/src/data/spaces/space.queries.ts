import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

/** A space: of a whole run, or of one set in it. */
export interface SpaceKey {
  readonly runId: string
  readonly setId: string | null
}

export interface ResourceRow extends SpaceKey {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly url: string | null
  readonly fileId: string | null
  readonly addedById: PersonId
  readonly addedAt: Date
}

export interface AnnouncementRow extends SpaceKey {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly authorId: PersonId
  readonly postedAt: Date
}

export type After = readonly [at: string, id: string] | undefined

const RESOURCE = 'id, run_id as "runId", set_id as "setId", title, description, url, file_id as "fileId", added_by_id as "addedById", added_at as "addedAt"'
const ANNOUNCEMENT = 'id, run_id as "runId", set_id as "setId", title, body, author_id as "authorId", posted_at as "postedAt"'

/** Resources and announcements, and who belongs to a set. */
@Injectable()
export class SpaceQueries {
  constructor(private readonly database: Database) {}

  /** The run of a set, and whether the person is in it and still on the register. */
  set(setId: string, personId: PersonId | undefined, on: Executor = this.database): Promise<{ readonly runId: string; readonly belongs: boolean } | undefined> {
    return on.maybeOne(
      `select s.run_id as "runId", exists (
         select from cohorts.set_member m join cohorts.enrolment e on e.id = m.enrolment_id
         where m.set_id = s.id and e.person_id = $2::uuid and e.state in ('accepted', 'active', 'completed')) as belongs
       from cohorts.action_learning_set s where s.id = $1`, [setId, personId ?? null])
  }

  resource(id: string, on: Executor = this.database): Promise<ResourceRow | undefined> {
    return on.maybeOne<ResourceRow>(`select ${RESOURCE} from cohorts.space_resource where id = $1 and removed_at is null`, [id])
  }

  announcement(id: string, on: Executor = this.database): Promise<AnnouncementRow | undefined> {
    return on.maybeOne<AnnouncementRow>(`select ${ANNOUNCEMENT} from cohorts.announcement where id = $1 and retracted_at is null`, [id])
  }

  resources(space: SpaceKey, first: number, after: After): Promise<{ rows: ResourceRow[]; total: number }> {
    return this.page<ResourceRow>(RESOURCE, 'cohorts.space_resource', 'added_at', 'removed_at', space, first, after)
  }

  announcements(space: SpaceKey, first: number, after: After): Promise<{ rows: AnnouncementRow[]; total: number }> {
    return this.page<AnnouncementRow>(ANNOUNCEMENT, 'cohorts.announcement', 'posted_at', 'retracted_at', space, first, after)
  }

  async addResource(tx: Tx, row: ResourceRow): Promise<void> {
    await tx.run(
      'insert into cohorts.space_resource (id, run_id, set_id, title, description, url, file_id, added_by_id, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [row.id, row.runId, row.setId, row.title, row.description, row.url, row.fileId, row.addedById, row.addedAt])
  }

  async removeResource(tx: Tx, id: string, by: PersonId, now: Date): Promise<boolean> {
    return (await tx.run('update cohorts.space_resource set removed_at = $3, removed_by_id = $2 where id = $1 and removed_at is null', [id, by, now])) === 1
  }

  async addAnnouncement(tx: Tx, row: AnnouncementRow): Promise<void> {
    await tx.run('insert into cohorts.announcement (id, run_id, set_id, title, body, author_id, posted_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [row.id, row.runId, row.setId, row.title, row.body, row.authorId, row.postedAt])
  }

  async retractAnnouncement(tx: Tx, id: string, by: PersonId, now: Date): Promise<boolean> {
    return (await tx.run('update cohorts.announcement set retracted_at = $3, retracted_by_id = $2 where id = $1 and retracted_at is null', [id, by, now])) === 1
  }

  /** Newest first, one more than asked. */
  private async page<T>(columns: string, table: string, at: string, gone: string, { runId, setId }: SpaceKey, first: number, after: After): Promise<{ rows: T[]; total: number }> {
    const here = `from ${table} where run_id = $1 and set_id is not distinct from $2::uuid and ${gone} is null`
    const [rows, { total }] = await Promise.all([
      this.database.rows<T>(`select ${columns} ${here} and ($3::timestamptz is null or (${at}, id) < ($3, $4::uuid)) order by ${at} desc, id desc limit $5`,
        [runId, setId, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total ${here}`, [runId, setId]),
    ])
    return { rows, total }
  }
}
