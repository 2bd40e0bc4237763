import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

/** A meeting of the two, planned or written down afterwards. */
@Entity({ schema: 'mentoring', name: 'meeting' })
@Index('meeting_match', ['matchId', 'startsAt', 'id'])
@Index('meeting_held_once', ['matchId', 'startsAt'], { unique: true, where: "state = 'held'" })
@Check('meeting_state', "state in ('planned', 'held', 'cancelled')")
@Check('meeting_minutes', 'minutes between 5 and 480')
export class MeetingEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchEntity, { name: 'meeting_match_fk' })
  @Column('uuid')
  matchId!: string
  @InstantColumn() startsAt!: Date
  @Column('int') minutes!: number
  @Column('text') mode!: string
  /** Where, or the address of a call. */
  @Column('text', { default: '' }) place!: string
  @Column('text') state!: string
  @Column('text', { array: true, default: '{}' }) topics!: string[]
  /** Rises with every change, for calendars. */
  @Column('int', { default: 0 }) sequence!: number
  @Column('uuid') createdById!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
