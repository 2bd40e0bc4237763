import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { ProfileEntity } from '../profiles/profile.entity.js'
import { MatchRoundEntity } from './round.entity.js'

/** A participant as they were when the round was frozen. `facts` holds wishes and background, too: only the solver reads it. */
@Entity({ schema: 'mentoring', name: 'round_participant' })
@Index('round_participant_person', ['roundId', 'personId'])
@Index('round_participant_organisation', ['roundId', 'organisationId'])
@Check('round_participant_side', "side in ('mentee', 'mentor')")
export class RoundParticipantEntity {
  @ForeignKey(() => MatchRoundEntity, { name: 'round_participant_round_fk' })
  @PrimaryColumn('uuid')
  roundId!: string
  @ForeignKey(() => ProfileEntity, { name: 'round_participant_profile_fk' })
  @PrimaryColumn('uuid')
  profileId!: string
  @Column('uuid') personId!: string
  @Column('uuid') organisationId!: string
  @Column('text') side!: string
  /** Free seats at the time. */
  @Column('int') seats!: number
  /** Basis points for placing them. */
  @Column('int') priority!: number
  @Column('jsonb') facts!: object
}
