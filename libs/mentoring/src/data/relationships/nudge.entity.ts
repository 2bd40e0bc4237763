import { Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { MatchEntity } from '../matches/match.entity.js'

/** That the two, or those who run the scheme, were reminded of something: once for each occasion. */
@Entity({ schema: 'mentoring', name: 'nudge' })
export class NudgeEntity {
  @ForeignKey(() => MatchEntity, { name: 'nudge_match_fk' })
  @PrimaryColumn('uuid')
  matchId!: string
  @PrimaryColumn('text') kind!: string
  /** The day of the occasion, such as the last meeting's. */
  @PrimaryColumn('date') occasion!: string
  @InstantColumn() sentAt!: Date
}
