import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { IndicatorVersionEntity } from '../indicators/indicator-version.entity.js'
import { PlanVersionEntity } from './plan-version.entity.js'
import { TargetEntity } from './target.entity.js'

/**
 * A target as one version of a plan has it. `own` targets hold everything; one that was `adopted` from the parent holds nothing and points
 * there, one `adapted` holds its value and date besides; `left_out` says why. Read through `resolved-target.ts`, never by itself.
 */
@Entity({ schema: 'workforce', name: 'target_version' })
@Index('target_version_once', ['versionId', 'targetId'], { unique: true })
@Index('target_version_target', ['targetId'])
@Index('target_version_parent', ['parentTargetVersionId'])
@Check('target_version_disposition', "disposition in ('own', 'adopted', 'adapted', 'left_out')")
@Check('target_version_parent_of_derived', "(disposition = 'own') = (parent_target_version_id is null)")
@Check('target_version_own_content', "disposition <> 'own' or (title is not null and narrative is not null and indicator_version_id is not null and direction is not null and target_value is not null and due_on is not null and breakdowns is not null and rag is not null and checkpoints is not null)")
@Check('target_version_reason', "disposition not in ('adapted', 'left_out') or reason is not null")
@Check('target_version_direction', "direction in ('at_least', 'at_most')")
@Check('target_version_dates', 'due_on > baseline_on')
export class TargetVersionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => PlanVersionEntity, { name: 'target_version_version_fk' })
  @Column('uuid')
  versionId!: string
  @ForeignKey(() => TargetEntity, { name: 'target_version_target_fk' })
  @Column('uuid')
  targetId!: string
  @Column('int') position!: number
  @Column('text') disposition!: string
  @ForeignKey(() => TargetVersionEntity, { name: 'target_version_parent_fk' })
  @Column('uuid', { nullable: true })
  parentTargetVersionId!: string | null
  /** Why it is adapted or left out. */
  @Column('text', { nullable: true }) reason!: string | null
  @Column('text', { nullable: true }) title!: string | null
  @Column('text', { nullable: true }) narrative!: string | null
  /** As it was named; `organisation_succession` says who it is today. */
  @Column('uuid', { nullable: true }) ownerOrganisationId!: string | null
  @ForeignKey(() => IndicatorVersionEntity, { name: 'target_version_indicator_fk' })
  @Column('uuid', { nullable: true })
  indicatorVersionId!: string | null
  @Column('text', { nullable: true }) direction!: string | null
  @Column('float8', { nullable: true }) baselineValue!: number | null
  @Column('date', { nullable: true }) baselineOn!: string | null
  @Column('float8', { nullable: true }) targetValue!: number | null
  @Column('date', { nullable: true }) dueOn!: string | null
  @Column('text', { array: true, nullable: true }) breakdowns!: string[] | null
  /** A named rule and its figures; see `domain/plans/rag.ts`. */
  @Column('jsonb', { nullable: true }) rag!: object | null
  /** Interim milestones: date, expected value or event, who. */
  @Column('jsonb', { nullable: true }) checkpoints!: object | null
}
