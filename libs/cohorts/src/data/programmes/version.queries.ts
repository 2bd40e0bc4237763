import { Injectable } from '@nestjs/common'
import { basisPoints, minutes } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type {
  CurriculumItemId, EntryRoute, ExcusedRule, ItemKind, OptionGroup, ProgrammeId, ProgrammeVersionId, VersionDraft, VersionState,
} from '../../domain/index.js'

export interface ItemRow {
  readonly id: CurriculumItemId
  readonly code: string
  readonly title: string
  readonly kind: ItemKind
  readonly requirement: 'required' | 'optional' | 'option'
  readonly optionGroupId: OptionGroup['id'] | null
  readonly prerequisites: readonly CurriculumItemId[]
  readonly duration: number | null
  readonly dueDays: number | null
  readonly maxResubmissions: number | null
  readonly passRequired: boolean | null
}

/** A version with its whole curriculum, in order. */
export interface VersionRow {
  readonly id: ProgrammeVersionId
  readonly programmeId: ProgrammeId
  readonly number: number
  readonly state: VersionState
  readonly routes: readonly EntryRoute[]
  readonly needsApproval: boolean
  readonly minAttendance: number
  readonly minSessionShare: number
  readonly excused: ExcusedRule
  readonly minPasses: number
  readonly optionGroups: readonly OptionGroup[]
  readonly prerequisiteProgrammes: readonly ProgrammeId[]
  readonly publishedAt: Date | null
  readonly retiredAt: Date | null
  readonly items: readonly ItemRow[]
}

const VERSION = `v.id, v.programme_id as "programmeId", v.number, v.state, v.routes, v.needs_approval as "needsApproval", v.min_attendance as "minAttendance",
  v.min_session_share as "minSessionShare", v.excused, v.min_passes as "minPasses", v.option_groups as "optionGroups", v.prerequisite_programmes::text[] as "prerequisiteProgrammes",
  v.published_at as "publishedAt", v.retired_at as "retiredAt",
  coalesce((
    select json_agg(json_build_object('id', i.id, 'code', i.code, 'title', i.title, 'kind', i.kind, 'requirement', i.requirement, 'optionGroupId', i.option_group_id,
      'prerequisites', i.prerequisites, 'duration', i.duration, 'dueDays', i.due_days, 'maxResubmissions', i.max_resubmissions, 'passRequired', i.pass_required) order by i.position)
    from cohorts.curriculum_item i where i.version_id = v.id), '[]'::json) as items`

@Injectable()
export class VersionQueries {
  constructor(private readonly database: Database) {}

  byIds(ids: readonly string[], on: Executor = this.database): Promise<VersionRow[]> {
    return on.rows({ name: 'cohorts.versions', text: `select ${VERSION} from cohorts.programme_version v where v.id = any($1::uuid[])` }, [ids])
  }

  /** The versions of programmes, newest first; drafts too. */
  ofProgrammes(programmeIds: readonly string[]): Promise<VersionRow[]> {
    return this.database.rows(`select ${VERSION} from cohorts.programme_version v where v.programme_id = any($1::uuid[]) order by v.number desc`, [programmeIds])
  }

  /** The newest published version of each programme. */
  published(programmeIds: readonly string[]): Promise<VersionRow[]> {
    return this.database.rows(
      `select distinct on (v.programme_id) ${VERSION} from cohorts.programme_version v where v.programme_id = any($1::uuid[]) and v.state = 'published' order by v.programme_id, v.number desc`,
      [programmeIds])
  }

  /** Call with the programme's row locked, so that two drafts cannot arise. */
  async draftOrNextNumber(tx: Tx, programmeId: string): Promise<{ readonly draftId: ProgrammeVersionId | null; readonly next: number }> {
    return tx.one(
      `select max(id::text) filter (where state = 'draft') as "draftId", coalesce(max(number), 0) + 1 as next from cohorts.programme_version where programme_id = $1`,
      [programmeId])
  }

  async lock(tx: Tx, id: string): Promise<VersionRow | undefined> {
    await tx.run('select from cohorts.programme_version where id = $1 for update', [id])
    return (await this.byIds([id], tx))[0]
  }

  /** Runs of the version that are planned or open and have not begun. */
  async runsNotBegun(tx: Tx, id: string): Promise<number> {
    return (await tx.one<{ n: number }>(`select count(*) as n from cohorts.cohort_run where programme_version_id = $1 and state in ('draft', 'open', 'closed')`, [id])).n
  }

  async dropItems(tx: Tx, versionId: string): Promise<void> {
    await tx.run('delete from cohorts.curriculum_item where version_id = $1', [versionId])
  }
}

/** The version as the domain reads it. */
export const toVersionDraft = (row: VersionRow): VersionDraft => ({
  items: row.items.map((item) => ({
    id: item.id, code: item.code, title: item.title, kind: item.kind, prerequisites: item.prerequisites,
    requirement: item.requirement === 'option' && item.optionGroupId !== null ? { type: 'option', groupId: item.optionGroupId } : { type: item.requirement === 'optional' ? 'optional' : 'required' },
    duration: item.duration === null ? undefined : minutes(item.duration),
    dueDays: item.dueDays ?? undefined, maxResubmissions: item.maxResubmissions ?? undefined, passRequired: item.passRequired ?? undefined,
  })),
  optionGroups: row.optionGroups,
  completion: { minAttendance: basisPoints(row.minAttendance), minSessionShare: basisPoints(row.minSessionShare), excused: row.excused, minPasses: row.minPasses },
  routes: row.routes, needsApproval: row.needsApproval, prerequisiteProgrammes: row.prerequisiteProgrammes,
})
