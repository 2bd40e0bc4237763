import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'

/** What happened in a quarter, as counts that add up over quarters, programmes and organisations. */
export abstract class ActivityCounts {
  /** Applications, or proposed pairs. */
  @Column('int') applied!: number
  /** First offers of a place, or pairs that both accepted. */
  @Column('int') offered!: number
  @Column('int') started!: number
  @Column('int') completed!: number
  /** Ended without completion. */
  @Column('int') ended!: number
  @Column('int') meetingsDue!: number
  @Column('int') meetings!: number
  @Column('int') minutes!: number
}

/** One enrolment or one mentoring match in one quarter, where anything of it counts: always computed anew from the records, never added to. */
@Entity({ schema: 'reports', name: 'activity' })
@Check('activity_strand', "strand in ('cohorts', 'mentoring')")
export class ActivityEntity extends ActivityCounts {
  @PrimaryColumn('text') strand!: string
  @PrimaryColumn('uuid') subjectId!: string
  /** First day of the quarter. */
  @PrimaryColumn('date') quarter!: string
  /** The programme or the mentoring scheme. */
  @Column('uuid') scopeId!: string
  @Column('uuid') organisationId!: string
}

/** The sum of {@link ActivityEntity} over subjects: what reports read. None that is zero throughout. */
@Entity({ schema: 'reports', name: 'activity_cell' })
@Index('activity_cell_organisation', ['organisationId', 'quarter'])
export class ActivityCellEntity extends ActivityCounts {
  @PrimaryColumn('text') strand!: string
  @PrimaryColumn('date') quarter!: string
  @PrimaryColumn('uuid') scopeId!: string
  @PrimaryColumn('uuid') organisationId!: string
}

/** What changed and is not computed anew yet. One row however often it changed. */
@Entity({ schema: 'reports', name: 'activity_changed' })
export class ActivityChangedEntity {
  @PrimaryColumn('text') strand!: string
  @PrimaryColumn('uuid') subjectId!: string
}
