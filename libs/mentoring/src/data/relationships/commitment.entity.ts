import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

/** A named act of advocacy that a sponsor commits to. */
@Entity({ schema: 'mentoring', name: 'commitment' })
@Index('commitment_match', ['matchId', 'createdAt', 'id'])
@Check('commitment_state', "state in ('promised', 'done', 'dropped')")
export class CommitmentEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchEntity, { name: 'commitment_match_fk' })
  @Column('uuid')
  matchId!: string
  /** One of the scheme's kinds of advocacy. */
  @Column('text') kind!: string
  @Column('text') title!: string
  @Column('date', { nullable: true }) dueOn!: string | null
  @Column('text') state!: string
  @Column('text', { default: '' }) outcome!: string
  @Column('uuid') createdById!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn({ nullable: true }) settledAt!: Date | null
}
