import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

@Entity({ schema: 'mentoring', name: 'goal', comment: 'Something that the mentee wants to reach.' })
@Index('goal_match', ['matchId', 'createdAt', 'id'])
@Check('goal_state', "state in ('open', 'met', 'dropped')")
export class GoalEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchEntity, { name: 'goal_match_fk' })
  @Column('uuid')
  matchId!: string
  @Column('text') title!: string
  @Column('text') state!: string
  @Column('date', { nullable: true }) dueOn!: string | null
  @Column('uuid') createdById!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn({ nullable: true }) settledAt!: Date | null
}
