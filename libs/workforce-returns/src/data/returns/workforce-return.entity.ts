import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ReferenceVersionEntity } from '../reference/reference-version.entity.js'
import { ReturnPeriodEntity } from './return-period.entity.js'

/** One revision of what an organisation returned for a quarter. What was submitted is never written to again but for its state. */
@Entity({ schema: 'workforce_returns', name: 'workforce_return' })
@Index('workforce_return_revision', ['organisationId', 'quarter', 'revision'], { unique: true })
@Index('workforce_return_one_draft', ['organisationId', 'quarter'], { unique: true, where: `state = 'draft'` })
@Index('workforce_return_one_submitted', ['organisationId', 'quarter'], { unique: true, where: `state = 'submitted'` })
@Index('workforce_return_figures', ['quarter', 'submittedAt'], { where: `state <> 'draft'` })
@ForeignKey(() => ReturnPeriodEntity, ['organisationId', 'quarter'], ['organisationId', 'quarter'], { name: 'workforce_return_period_fk' })
@Check('workforce_return_state', `state in ('draft', 'submitted', 'superseded')`)
@Check('workforce_return_submitted', `(state = 'draft') = (submitted_at is null)`)
@Check('workforce_return_superseded', `(state = 'superseded') = (superseded_at is not null)`)
@Check('workforce_return_quarter', `quarter ~ '^[0-9]{4}-Q[1-4]$'`)
@Check('workforce_return_number', 'revision >= 1')
export class WorkforceReturnEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') organisationId!: string
  @Column('text') quarter!: string
  @Column('int') revision!: number
  @Column('text') state!: string
  /** Key of the capability framework: roles of one framework are compared with each other only. */
  @Column('text') frameworkKey!: string
  @Column('uuid') frameworkVersionId!: string
  @ForeignKey(() => ReferenceVersionEntity, { name: 'workforce_return_grades_fk' })
  @Column('uuid')
  gradesVersionId!: string
  @ForeignKey(() => ReferenceVersionEntity, { name: 'workforce_return_characteristics_fk' })
  @Column('uuid')
  characteristicsVersionId!: string
  /** As the organisation was when it was submitted (until then: begun). */
  @Column('text', { nullable: true }) region!: string | null
  @Column('text') organisationKind!: string
  /** Why a return that was submitted is corrected; null of the first revision. */
  @Column('text', { nullable: true }) correctionReason!: string | null
  @Column('uuid', { nullable: true }) startedById!: string | null
  @InstantColumn() startedAt!: Date
  @Column('uuid', { nullable: true }) submittedById!: string | null
  @InstantColumn({ nullable: true }) submittedAt!: Date | null
  @InstantColumn({ nullable: true }) supersededAt!: Date | null
}
