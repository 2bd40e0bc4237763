import { Injectable } from '@nestjs/common'
import type { ProtectedRelease } from '#disclosure'
import { Database } from '#platform/database'
import { ANSWER } from '../../domain/index.js'

/** A sum of published base figures. */
export interface PublishedSum {
  readonly snapshotId: string
  readonly place: string
  readonly family: string
  readonly answer: string
  readonly count: number
}

export interface MemberHead {
  readonly member: string
  readonly method: string
  readonly description: string
  readonly bounds: ProtectedRelease['bounds']
  readonly problem: string | null
  /** The question and its answers as they were published; `null` of a release that has none, or of which nothing could be shown. */
  readonly question: { readonly title: string; readonly answers: readonly { readonly key: string; readonly title: string }[] } | null
}

/** Reads what was published: each figure that is shown is added up here, in one round trip, and nothing is protected again. */
@Injectable()
export class PublishedQueries {
  constructor(private readonly database: Database) {}

  /** How the members of a snapshot were protected, without their figures. */
  heads(snapshotId: string): Promise<MemberHead[]> {
    return this.database.rows<MemberHead>({
      name: 'returns.published-heads',
      text: `select member, coalesce(release->>'method', 'none') as method, coalesce(release->>'description', '') as description, coalesce(release->'bounds', '[]'::jsonb) as bounds, problem,
          (select json_build_object('title', d->>'title', 'answers', coalesce(d->'root'->'children', '[]'::jsonb)) from jsonb_array_elements(release->'definition'->'dimensions') d where d->>'key' = $2) as question
        from workforce_returns.publication_member where snapshot_id = $1 order by member`,
    }, [snapshotId, ANSWER])
  }

  /** The answers of one member, over all role families, of these organisations together: snapshot by snapshot. */
  answers(snapshotIds: readonly string[], member: string, places: readonly string[]): Promise<Pick<PublishedSum, 'snapshotId' | 'answer' | 'count'>[]> {
    return this.database.rows({
      name: 'returns.published-answers',
      text: `select c.snapshot_id as "snapshotId", c.answer, sum(c.count)::int as count from workforce_returns.published_count c
        where c.snapshot_id = any($1::uuid[]) and c.member = $2 and c.place = any($3::text[]) group by c.snapshot_id, c.answer order by 1, 2`,
    }, [snapshotIds, member, places])
  }

  /** Digital staff of each of these organisations in snapshots, by one member: all members of a snapshot agree on them. */
  staff(snapshotIds: readonly string[], member: string): Promise<Pick<PublishedSum, 'snapshotId' | 'place' | 'count'>[]> {
    return this.database.rows({
      name: 'returns.published-staff',
      text: `select c.snapshot_id as "snapshotId", c.place, sum(c.count)::int as count from workforce_returns.published_count c
        where c.snapshot_id = any($1::uuid[]) and c.member = $2 group by c.snapshot_id, c.place order by 1, 2`,
    }, [snapshotIds, member])
  }

  /** Role family by answer, of all members of a snapshot, for these organisations together. */
  table(snapshotId: string, places: readonly string[]): Promise<(Pick<PublishedSum, 'family' | 'answer' | 'count'> & { readonly member: string })[]> {
    return this.database.rows({
      name: 'returns.published-table',
      text: `select c.member, c.family, c.answer, sum(c.count)::int as count from workforce_returns.published_count c
        where c.snapshot_id = $1 and c.place = any($2::text[]) group by c.member, c.family, c.answer order by 1, 2, 3`,
    }, [snapshotId, places])
  }

  /** A release as it was published; `undefined` where there is none or nothing of it could be shown. */
  async release(snapshotId: string, member: string): Promise<ProtectedRelease | undefined> {
    return (await this.database.maybeOne<{ release: ProtectedRelease | null }>('select release from workforce_returns.publication_member where snapshot_id = $1 and member = $2', [snapshotId, member]))?.release ?? undefined
  }
}
