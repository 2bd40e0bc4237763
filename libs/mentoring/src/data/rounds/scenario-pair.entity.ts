import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ScenarioEntity } from './scenario.entity.js'

/** A pair of a solved scenario. */
@Entity({ schema: 'mentoring', name: 'scenario_pair' })
@Index('scenario_pair_mentor', ['scenarioId', 'mentorProfileId'])
export class ScenarioPairEntity {
  @ForeignKey(() => ScenarioEntity, { name: 'scenario_pair_scenario_fk' })
  @PrimaryColumn('uuid')
  scenarioId!: string
  @PrimaryColumn('uuid') menteeProfileId!: string
  @Column('uuid') mentorProfileId!: string
  /** Basis points, 1 to 10,000. */
  @Column('int') points!: number
  /** Those of public criteria, by which pairs are listed. */
  @Column('int', { default: 0 }) publicPoints!: number
  /** Whole points by criterion, private ones under their own code: nobody is shown those. */
  @Column('jsonb') breakdown!: object
  @Column('boolean') locked!: boolean
  /** It was a pair in the base scenario. */
  @Column('boolean') kept!: boolean
}
