import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from './match.entity.js'

/** Steps of a match. Only ever added to. */
@Entity({ schema: 'mentoring', name: 'match_history' })
@Index('match_history_match', ['matchId', 'at'])
export class MatchHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchEntity, { name: 'match_history_match_fk' })
  @Column('uuid')
  matchId!: string
  @Column('text') action!: string
  @Column('text') toState!: string
  @Column('uuid', { nullable: true }) actorId!: string | null
  @InstantColumn() at!: Date
  /** A code, where Waymark did it by itself. */
  @Column('text', { nullable: true }) why!: string | null
}
