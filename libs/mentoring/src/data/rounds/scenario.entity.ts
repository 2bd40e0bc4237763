import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchRoundEntity } from './round.entity.js'

/** One way of solving a round. Its constraints are fixed when it is made: other weights, locks or bans are another scenario. */
@Entity({ schema: 'mentoring', name: 'scenario' })
@Index('scenario_number', ['roundId', 'number'], { unique: true })
@Check('scenario_state', "state in ('queued', 'solving', 'solved', 'failed', 'cancelled')")
@Check('scenario_solved', "(state = 'solved') = (certificate is not null)")
export class ScenarioEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => MatchRoundEntity, { name: 'scenario_round_fk' })
  @Column('uuid')
  roundId!: string
  @Column('int') number!: number
  @Column('text') title!: string
  @Column('text') state!: string
  /** Weights, objective, floor, bonus for keeping pairs of `baseId`. */
  @Column('jsonb') settings!: object
  @ForeignKey(() => ScenarioEntity, { name: 'scenario_base_fk' })
  @Column('uuid', { nullable: true })
  baseId!: string | null
  @Column('int', { default: 0 }) attempt!: number
  @Column('text', { nullable: true }) step!: string | null
  @Column('int', { default: 0 }) done!: number
  @Column('int', { default: 0 }) total!: number
  @InstantColumn({ nullable: true }) cancelRequestedAt!: Date | null
  /** Why it failed, in words for those who match. */
  @Column('text', { nullable: true }) problem!: string | null
  @Column('text', { nullable: true }) engineVersion!: string | null
  @Column('jsonb', { nullable: true }) certificate!: object | null
  /** Figures by which scenarios are compared. */
  @Column('jsonb', { nullable: true }) report!: object | null
  @Column('uuid', { nullable: true }) requestedById!: string | null
  @InstantColumn() queuedAt!: Date
  @InstantColumn({ nullable: true }) startedAt!: Date | null
  @InstantColumn({ nullable: true }) heartbeatAt!: Date | null
  @InstantColumn({ nullable: true }) finishedAt!: Date | null
}
