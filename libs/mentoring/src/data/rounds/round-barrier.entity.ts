import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { MatchRoundEntity } from './round.entity.js'

/** Two participants who must not be paired in a round. `kind` is for the recheck at publication and is never shown: reasons are pooled. */
@Entity({ schema: 'mentoring', name: 'round_barrier' })
export class RoundBarrierEntity {
  @ForeignKey(() => MatchRoundEntity, { name: 'round_barrier_round_fk' })
  @PrimaryColumn('uuid')
  roundId!: string
  @PrimaryColumn('uuid') menteeProfileId!: string
  @PrimaryColumn('uuid') mentorProfileId!: string
  /** same_person, line_management, avoided, failed_before; kept_apart once private facts are no longer kept. */
  @Column('text') kind!: string
}
