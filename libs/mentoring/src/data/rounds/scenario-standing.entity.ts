import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { ScenarioEntity } from './scenario.entity.js'

/** What a solved scenario says of each participant: the price that proves the result, and for those without a match the reason. */
@Entity({ schema: 'mentoring', name: 'scenario_standing' })
export class ScenarioStandingEntity {
  @ForeignKey(() => ScenarioEntity, { name: 'scenario_standing_scenario_fk' })
  @PrimaryColumn('uuid')
  scenarioId!: string
  @PrimaryColumn('uuid') profileId!: string
  /** Dual price as the engine gave it, exact. */
  @Column('text') price!: string
  /** Is in every matching of the most people: a mentee, or all seats of a mentor. */
  @Column('boolean', { default: false }) must!: boolean
  /** What one more seat of this mentor would be worth, where it would be worth anything. */
  @Column('jsonb', { nullable: true }) seat!: object | null
  /** Reason code, and counts by hard rule with private ones pooled; absent for those who are placed. */
  @Column('jsonb', { nullable: true }) unplaced!: object | null
}
