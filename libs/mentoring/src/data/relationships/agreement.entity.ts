import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

/** What the two agreed on: how often, how, what stays between them. A change needs both again. */
@Entity({ schema: 'mentoring', name: 'agreement' })
@Check('agreement_every', 'every_weeks between 1 and 26 and minutes between 10 and 480')
export class AgreementEntity {
  @ForeignKey(() => MatchEntity, { name: 'agreement_match_fk' })
  @PrimaryColumn('uuid')
  matchId!: string
  @Column('int') everyWeeks!: number
  @Column('int') minutes!: number
  @Column('text') mode!: string
  @Column('text') purpose!: string
  @Column('text') confidentiality!: string
  @InstantColumn({ nullable: true }) menteeAgreedAt!: Date | null
  @InstantColumn({ nullable: true }) mentorAgreedAt!: Date | null
  @Column('int', { default: 1 }) version!: number
  @InstantColumn() updatedAt!: Date
}
