import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SchemeEntity } from '../schemes/scheme.entity.js'

/** One matching of a scheme's participants. Everything from `settings` to `tieKey` is fixed when it is frozen. */
@Entity({ schema: 'mentoring', name: 'match_round' })
@Index('match_round_scheme', ['schemeId', 'createdAt', 'id'])
@Index('match_round_one_open', ['schemeId'], { unique: true, where: "state in ('draft', 'intake', 'frozen', 'in_review')" })
@Check('match_round_state', "state in ('draft', 'intake', 'frozen', 'in_review', 'published', 'closed', 'cancelled')")
@Check('match_round_frozen', "(frozen_at is not null) = (input_hash is not null) and (frozen_at is not null or state in ('draft', 'intake', 'cancelled'))")
@Check('match_round_published', "(published_at is not null) = (state in ('published', 'closed')) and (published_at is null) = (published_scenario_id is null)")
@Check('match_round_days', 'intake_closes_on > intake_opens_on')
export class MatchRoundEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SchemeEntity, { name: 'match_round_scheme_fk' })
  @Column('uuid')
  schemeId!: string
  @Column('text') title!: string
  @Column('text') state!: string
  @Column('date') intakeOpensOn!: string
  /** First day on which profiles no longer come in: it may be frozen from then on, or before by hand. */
  @Column('date') intakeClosesOn!: string
  /** The scheme's settings and its version as they were. */
  @Column('jsonb', { nullable: true }) settings!: object | null
  @Column('int', { nullable: true }) schemeVersion!: number | null
  /** Random, and the round's own for good: without it nobody can guess a small input from its hash, and a round that is frozen anew keeps its ties. Never shown. */
  @Column('text', { nullable: true }) inputSalt!: string | null
  /** SHA-256 of the salt and the canonical input: settings, participants, barriers. */
  @Column('text', { nullable: true }) inputHash!: string | null
  /** Re-keys tie-breaks for this round. 0 to 2^32 - 1. */
  @Column('bigint', { nullable: true }) tieKey!: string | null
  @InstantColumn({ nullable: true }) frozenAt!: Date | null
  @Column('uuid', { nullable: true }) frozenById!: string | null
  @Column('int', { default: 0 }) mentees!: number
  @Column('int', { default: 0 }) mentors!: number
  @Column('int', { default: 0 }) seats!: number
  @Column('int', { default: 1 }) nextScenarioNumber!: number
  @Column('uuid', { nullable: true }) publishedScenarioId!: string | null
  @InstantColumn({ nullable: true }) publishedAt!: Date | null
  @Column('uuid', { nullable: true }) publishedById!: string | null
  @Column('uuid', { nullable: true }) createdById!: string | null
  /** When wishes and the like were taken out of the input; the hash still names what it was. */
  @InstantColumn({ nullable: true }) privateRemovedAt!: Date | null
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
