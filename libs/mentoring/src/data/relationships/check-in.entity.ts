import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

/** How it goes, asked of each of the two at set points. The answer is for those who run the scheme, not for the other. */
@Entity({ schema: 'mentoring', name: 'check_in' })
@Index('check_in_once', ['matchId', 'personId', 'dueOn'], { unique: true })
@Index('check_in_due', ['dueOn'], { where: 'answered_at is null' })
@Check('check_in_going', 'going between 1 and 5')
export class CheckInEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchEntity, { name: 'check_in_match_fk' })
  @Column('uuid')
  matchId!: string
  @Column('uuid') personId!: string
  @Column('date') dueOn!: string
  @InstantColumn({ nullable: true }) answeredAt!: Date | null
  /** 1 badly to 5 very well. */
  @Column('int', { nullable: true }) going!: number | null
  @Column('boolean', { nullable: true }) helpWanted!: boolean | null
  /** When those who run the scheme had seen to it that help came. */
  @InstantColumn({ nullable: true }) helpSettledAt!: Date | null
  @Column('text', { nullable: true }) comment!: string | null
}
