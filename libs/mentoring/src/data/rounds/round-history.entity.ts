import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchRoundEntity } from './round.entity.js'

/** Steps of a round: who, when. Only ever added to. */
@Entity({ schema: 'mentoring', name: 'match_round_history' })
@Index('match_round_history_round', ['roundId', 'at'])
export class MatchRoundHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchRoundEntity, { name: 'match_round_history_round_fk' })
  @Column('uuid')
  roundId!: string
  @Column('text') action!: string
  @Column('text') toState!: string
  @Column('uuid', { nullable: true }) actorId!: string | null
  @InstantColumn() at!: Date
  @Column('jsonb', { default: {} }) detail!: object
}
