import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { ProfileEntity } from '../profiles/profile.entity.js'
import { ScenarioEntity } from '../rounds/scenario.entity.js'
import { SchemeEntity } from '../schemes/scheme.entity.js'

/** A pair that was proposed, and the relationship that it becomes. While it is live it takes a seat of both profiles. */
@Entity({ schema: 'mentoring', name: 'match' })
@Index('match_live_pair', ['menteeProfileId', 'mentorProfileId'], { unique: true, where: "state in ('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold')" })
@Index('match_mentee', ['menteeProfileId', 'state'])
@Index('match_mentor', ['mentorProfileId', 'state'])
@Index('match_scheme', ['schemeId', 'state', 'id'])
@Index('match_answer_due', ['answerBy'], { where: "state in ('proposed', 'accepted_by_one')" })
@Index('match_scenario', ['scenarioId'])
@Index('match_mentee_person', ['menteePersonId'])
@Index('match_mentor_person', ['mentorPersonId'])
@Index('match_running', ['id'], { where: "state in ('agreed', 'active')" })
@Index('match_ends', ['endsOn'], { where: "state in ('agreed', 'active', 'on_hold')" })
@Index('match_over', ['endedAt'], { where: "state in ('completed', 'ended_early')" })
@Check('match_state', "state in ('proposed', 'accepted_by_one', 'agreed', 'active', 'on_hold', 'completed', 'declined', 'lapsed', 'withdrawn', 'ended_early')")
@Check('match_source', "(source = 'round') = (scenario_id is not null) and source in ('round', 'by_hand')")
@Check('match_two_people', 'mentee_profile_id <> mentor_profile_id and mentee_person_id <> mentor_person_id')
@Check('match_ended', "(ended_at is not null) = (state in ('completed', 'declined', 'lapsed', 'withdrawn', 'ended_early'))")
export class MatchEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SchemeEntity, { name: 'match_scheme_fk' })
  @Column('uuid')
  schemeId!: string
  @ForeignKey(() => ScenarioEntity, { name: 'match_scenario_fk' })
  @Column('uuid', { nullable: true })
  scenarioId!: string | null
  @Column('text') source!: string
  @ForeignKey(() => ProfileEntity, { name: 'match_mentee_fk' })
  @Column('uuid')
  menteeProfileId!: string
  @ForeignKey(() => ProfileEntity, { name: 'match_mentor_fk' })
  @Column('uuid')
  mentorProfileId!: string
  @Column('uuid') menteePersonId!: string
  @Column('uuid') mentorPersonId!: string
  @Column('text') state!: string
  /** Codes of public reasons with their particulars, for both to read in words: never points, never a private criterion. */
  @Column('jsonb') reasons!: object
  /** Neither is told the other's name or council before both accepted. */
  @Column('boolean') blind!: boolean
  /** For a match by hand against a rule that may be overridden: which, why and by whom. */
  @Column('jsonb', { nullable: true }) override!: object | null
  @InstantColumn() proposedAt!: Date
  @InstantColumn() answerBy!: Date
  @InstantColumn({ nullable: true }) menteeAcceptedAt!: Date | null
  @InstantColumn({ nullable: true }) mentorAcceptedAt!: Date | null
  @InstantColumn({ nullable: true }) agreedAt!: Date | null
  @InstantColumn({ nullable: true }) startedAt!: Date | null
  /** When it was last resumed after a pause: time on hold is not silence. */
  @InstantColumn({ nullable: true }) resumedAt!: Date | null
  /** When the relationship is meant to come to its end. */
  @Column('date', { nullable: true }) endsOn!: string | null
  @InstantColumn({ nullable: true }) endedAt!: Date | null
  /** Who declined or ended it: neither side is told of a decline by whom. */
  @Column('text', { nullable: true }) endedBySide!: string | null
  /** A code. That of a decline is only ever counted. */
  @Column('text', { nullable: true }) endReason!: string | null
  /** Meetings held, and when the last one was: kept beside the match so that the dashboard and the nudges are one read. */
  @Column('int', { default: 0 }) meetingsHeld!: number
  @Column('int', { default: 0 }) minutesMet!: number
  @InstantColumn({ nullable: true }) lastMetAt!: Date | null
  @InstantColumn({ nullable: true }) nextMeetingAt!: Date | null
  @Column('boolean', { default: false }) helpWanted!: boolean
  @Column('int', { default: 1 }) version!: number
  @InstantColumn() updatedAt!: Date
}
