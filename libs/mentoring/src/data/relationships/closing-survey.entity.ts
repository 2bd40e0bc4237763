import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

/** What each of the two says at the end. */
@Entity({ schema: 'mentoring', name: 'closing_survey' })
@Check('closing_survey_scales', 'helpful between 1 and 5 and match_quality between 1 and 5 and recommends between 0 and 10')
export class ClosingSurveyEntity {
  @ForeignKey(() => MatchEntity, { name: 'closing_survey_match_fk' })
  @PrimaryColumn('uuid')
  matchId!: string
  @PrimaryColumn('uuid') personId!: string
  @Column('int') helpful!: number
  @Column('int') matchQuality!: number
  @Column('int') recommends!: number
  /** Codes of what came of it. */
  @Column('text', { array: true }) outcomes!: string[]
  @Column('text', { default: '' }) comment!: string
  /** Whether those who run the scheme may read the comment, without a name: its author's consent, which they can take back. */
  @Column('boolean', { default: false }) commentShared!: boolean
  @InstantColumn() answeredAt!: Date
}
