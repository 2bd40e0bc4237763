import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { CurriculumItemEntity } from '../programmes/curriculum-item.entity.js'
import { CohortRunEntity } from '../runs/cohort-run.entity.js'

/** One meeting of a run. Its times are instants; people read and write them as London clock time. */
@Entity({ schema: 'cohorts', name: 'session' })
@Index('session_run', ['runId', 'startsAt', 'id'])
@Check('session_period', 'ends_at > starts_at')
@Check('session_place', `(mode = 'online' or location is not null) and (mode <> 'in_person' or join_url is null)`)
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => CohortRunEntity, { name: 'session_run_fk' })
  @Column('uuid')
  runId!: string
  /** The series it was planned with; absent for a single session. */
  @Column('uuid', { nullable: true }) seriesId!: string | null
  /** The curriculum's item that it serves; absent for one that counts towards nothing. */
  @ForeignKey(() => CurriculumItemEntity, { name: 'session_item_fk' })
  @Column('uuid', { nullable: true })
  itemId!: string | null
  @Column('text') title!: string
  /** See `domain/sessions/session-states.ts`. */
  @Column('text') state!: string
  @InstantColumn() startsAt!: Date
  @InstantColumn() endsAt!: Date
  /** `in_person`, `online` or `hybrid`. */
  @Column('text') mode!: string
  @Column('text', { nullable: true }) location!: string | null
  @Column('text', { nullable: true }) joinUrl!: string | null
  /** Read out in the room; the learner types it. */
  @Column('text') code!: string
  /** Rises with every change that people have to be told about. */
  @Column('int', { default: 0 }) revision!: number
  /** Why it was last moved or cancelled. */
  @Column('text', { nullable: true }) reason!: string | null
  @InstantColumn() updatedAt!: Date
}
