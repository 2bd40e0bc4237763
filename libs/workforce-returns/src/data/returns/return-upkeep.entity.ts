import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { WorkforceReturnEntity } from './workforce-return.entity.js'

/** When and how a section was last saved. */
@Entity({ schema: 'workforce_returns', name: 'return_section' })
@Check('return_section_name', `section in ('headcount', 'diversity', 'skills', 'outlook')`)
@Check('return_section_via', `via in ('form', 'file')`)
export class ReturnSectionEntity {
  @ForeignKey(() => WorkforceReturnEntity, { name: 'return_section_return_fk' })
  @PrimaryColumn('uuid')
  returnId!: string
  @PrimaryColumn('text') section!: string
  @Column('int') lines!: number
  @Column('boolean') nothingToReport!: boolean
  @Column('text') via!: string
  @Column('uuid', { nullable: true }) savedById!: string | null
  @InstantColumn() savedAt!: Date
}

/** Something unlikely that whoever submitted the return confirmed, in their words. */
@Entity({ schema: 'workforce_returns', name: 'confirmed_warning' })
export class ConfirmedWarningEntity {
  @ForeignKey(() => WorkforceReturnEntity, { name: 'confirmed_warning_return_fk' })
  @PrimaryColumn('uuid')
  returnId!: string
  @PrimaryColumn('text') key!: string
  @Column('text') message!: string
  @Column('text') comment!: string
}

/** Who moved a revision to which state, when and why. Only ever added to. */
@Entity({ schema: 'workforce_returns', name: 'return_history' })
@Index('return_history_return', ['returnId', 'at'])
export class ReturnHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => WorkforceReturnEntity, { name: 'return_history_return_fk' })
  @Column('uuid')
  returnId!: string
  @Column('text') action!: string
  @Column('text', { nullable: true }) fromState!: string | null
  @Column('text') toState!: string
  @InstantColumn() at!: Date
  @Column('uuid', { nullable: true }) actorId!: string | null
  @Column('text') reason!: string
}

/** A reminder that was sent: each kind once for a quarter of an organisation. */
@Entity({ schema: 'workforce_returns', name: 'return_reminder' })
export class ReturnReminderEntity {
  @PrimaryColumn('uuid') organisationId!: string
  @PrimaryColumn('text') quarter!: string
  @PrimaryColumn('text') kind!: string
  @InstantColumn() at!: Date
}
