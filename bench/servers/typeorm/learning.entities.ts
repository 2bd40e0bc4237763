import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm'
import { CohortRun, Person } from './people.entities.js'

@Entity({ schema: 'cohorts', name: 'enrolment' })
export class Enrolment {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') runId!: string
  @ManyToOne(() => CohortRun)
  @JoinColumn({ name: 'run_id' })
  run!: CohortRun
  @Column('uuid') personId!: string
  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person!: Person
  @Column('uuid') organisationId!: string
  @Column('text', { nullable: true }) region!: string | null
  @Column('text') state!: string
  @Column('text') route!: string
  @Column('timestamptz') appliedAt!: Date
  @Column('timestamptz', { nullable: true }) offerExpiresAt!: Date | null
  @Column('timestamptz', { nullable: true }) completedAt!: Date | null
  @Column('int') sessionsAttended!: number
  @Column('int') minutesAttended!: number
  @Column('int') minutesCountable!: number
  @Column('int') progress!: number
}

@Entity({ schema: 'cohorts', name: 'session' })
export class Session {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') runId!: string
  @Column('text') title!: string
  @Column('text') state!: string
  @Column('timestamptz') startsAt!: Date
  @Column('timestamptz') endsAt!: Date
  @Column('text') mode!: string
  @Column('text', { nullable: true }) location!: string | null
  @Column('text', { nullable: true }) joinUrl!: string | null
}

@Entity({ schema: 'cohorts', name: 'attendance_mark' })
export class AttendanceMark {
  @PrimaryColumn('uuid') enrolmentId!: string
  @PrimaryColumn('uuid') sessionId!: string
  @Column('text') status!: string
}

@Entity({ schema: 'cohorts', name: 'action_learning_set' })
export class ActionLearningSet {
  @PrimaryColumn('uuid') id!: string
  @Column('text') name!: string
}

@Entity({ schema: 'cohorts', name: 'set_member' })
export class SetMember {
  @PrimaryColumn('uuid') enrolmentId!: string
  @Column('uuid') setId!: string
  @ManyToOne(() => ActionLearningSet)
  @JoinColumn({ name: 'set_id' })
  set!: ActionLearningSet
}

@Entity({ schema: 'cohorts', name: 'run_facilitator' })
export class RunFacilitator {
  @PrimaryColumn('uuid') runId!: string
  @PrimaryColumn('uuid') personId!: string
  @ManyToOne(() => CohortRun)
  @JoinColumn({ name: 'run_id' })
  run!: CohortRun
}

@Entity({ schema: 'cohorts', name: 'submission' })
export class Submission {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') enrolmentId!: string
  @ManyToOne(() => Enrolment)
  @JoinColumn({ name: 'enrolment_id' })
  enrolment!: Enrolment
  @Column('uuid') itemId!: string
  @Column('text') state!: string
  @Column('date', { nullable: true }) extendedTo!: string | null
}

@Entity({ schema: 'cohorts', name: 'certificate' })
export class Certificate {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') enrolmentId!: string
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null
}

@Entity({ schema: 'cohorts', name: 'discussion_thread' })
export class DiscussionThread {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') runId!: string
}

@Entity({ schema: 'cohorts', name: 'discussion_post' })
export class DiscussionPost {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') threadId!: string
  @ManyToOne(() => DiscussionThread)
  @JoinColumn({ name: 'thread_id' })
  thread!: DiscussionThread
  @Column('text') state!: string
}
