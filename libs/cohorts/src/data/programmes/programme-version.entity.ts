import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ProgrammeEntity } from './programme.entity.js'

/** Kept as JSON: the groups have no life outside their version. */
export interface OptionGroupColumn {
  readonly id: string
  readonly title: string
  readonly choose: number
}

/** A programme as promised to learners: what it consists of, how one gets in, and when it counts as completed. */
@Entity({ schema: 'cohorts', name: 'programme_version' })
@Index('programme_version_number', ['programmeId', 'number'], { unique: true })
@Index('programme_version_one_draft', ['programmeId'], { unique: true, where: "state = 'draft'" })
@Check('programme_version_state', "state in ('draft', 'published', 'retired')")
@Check('programme_version_shares', 'min_attendance between 0 and 10000 and min_session_share between 0 and 10000')
export class ProgrammeVersionEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => ProgrammeEntity, { name: 'programme_version_programme_fk' })
  @Column('uuid')
  programmeId!: string
  /** Counts from 1 within the programme. */
  @Column('int') number!: number
  @Column('text') state!: string
  /** Ways in: self, application, nomination, csv, api. */
  @Column('text', { array: true }) routes!: string[]
  @Column('boolean') needsApproval!: boolean
  /** Basis points. */
  @Column('int') minAttendance!: number
  /** Basis points. */
  @Column('int') minSessionShare!: number
  @Column('text') excused!: string
  @Column('int') minPasses!: number
  @Column('jsonb') optionGroups!: readonly OptionGroupColumn[]
  @Column('uuid', { array: true }) prerequisiteProgrammes!: string[]
  @InstantColumn({ nullable: true }) publishedAt!: Date | null
  @InstantColumn({ nullable: true }) retiredAt!: Date | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
