import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm'

@Entity({ schema: 'directory', name: 'organisation' })
export class Organisation {
  @PrimaryColumn('uuid') id!: string
  @Column('text') name!: string
}

@Entity({ schema: 'directory', name: 'person' })
export class Person {
  @PrimaryColumn('uuid') id!: string
  @Column('text') givenName!: string
  @Column('text') familyName!: string
}

@Entity({ schema: 'directory', name: 'line_management' })
export class LineManagement {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') personId!: string
  @Column('uuid') managerId!: string
  @Column('uuid') organisationId!: string
  @Column('date') startsOn!: string
  @Column('date', { nullable: true }) endsOn!: string | null
}

@Entity({ schema: 'directory', name: 'delegation' })
export class Delegation {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') personId!: string
  @Column('uuid') delegateId!: string
  @Column('date') startsOn!: string
  @Column('date') endsOn!: string
}

@Entity({ schema: 'cohorts', name: 'programme' })
export class Programme {
  @PrimaryColumn('uuid') id!: string
  @Column('text') title!: string
}

@Entity({ schema: 'cohorts', name: 'programme_version' })
export class ProgrammeVersion {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') programmeId!: string
  @ManyToOne(() => Programme)
  @JoinColumn({ name: 'programme_id' })
  programme!: Programme
}

@Entity({ schema: 'cohorts', name: 'cohort_run' })
export class CohortRun {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') programmeVersionId!: string
  @ManyToOne(() => ProgrammeVersion)
  @JoinColumn({ name: 'programme_version_id' })
  version!: ProgrammeVersion
  @Column('text') title!: string
  @Column('text') state!: string
  @Column('date') startsOn!: string
  @Column('date') endsOn!: string
}

@Entity({ schema: 'cohorts', name: 'curriculum_item' })
export class CurriculumItem {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') versionId!: string
  @Column('text') title!: string
  @Column('text') kind!: string
  @Column('int', { nullable: true }) dueDays!: number | null
}
