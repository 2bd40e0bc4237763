import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { ScenarioEntity } from './scenario.entity.js'

/** A pair that reviewers fixed or ruled out in a scenario. */
@Entity({ schema: 'mentoring', name: 'scenario_constraint' })
@Check('scenario_constraint_kind', "kind in ('locked', 'forbidden')")
export class ScenarioConstraintEntity {
  @ForeignKey(() => ScenarioEntity, { name: 'scenario_constraint_scenario_fk' })
  @PrimaryColumn('uuid')
  scenarioId!: string
  @PrimaryColumn('uuid') menteeProfileId!: string
  @PrimaryColumn('uuid') mentorProfileId!: string
  @Column('text') kind!: string
  @Column('text', { default: '' }) note!: string
  @Column('uuid', { nullable: true }) setById!: string | null
}
