import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SchemeEntity } from '../schemes/scheme.entity.js'

/**
 * One person's part in a scheme, on one side. A mentee has one seat, a mentor as many as they offer; `taken` counts live matches, changes
 * only in the transaction that changes one of them, under the lock of this row, and can never pass `capacity`.
 */
@Entity({ schema: 'mentoring', name: 'profile' })
@Index('profile_once', ['schemeId', 'personId', 'side'], { unique: true })
@Index('profile_person', ['personId'])
@Index('profile_list', ['schemeId', 'side', 'state', 'id'])
@Index('profile_organisation', ['organisationId', 'schemeId'])
@Check('profile_side', "side in ('mentee', 'mentor')")
@Check('profile_state', "state in ('draft', 'ready', 'paused', 'withdrawn')")
@Check('profile_capacity', "capacity between 0 and 10000 and (side = 'mentor' or capacity = 1)")
@Check('profile_taken', 'taken between 0 and capacity')
export class ProfileEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SchemeEntity, { name: 'profile_scheme_fk' })
  @Column('uuid')
  schemeId!: string
  @Column('uuid') personId!: string
  @Column('text') side!: string
  @Column('text') state!: string
  /** The organisation for which they take part. */
  @Column('uuid') organisationId!: string
  /** What they filled in, see `domain/profiles`: goals, sector, seniority, times, modes, languages, values, answers. */
  @Column('jsonb', { default: {} }) details!: object
  @Column('int') capacity!: number
  @Column('int', { default: 0 }) taken!: number
  /** Basis points by which they come first in the next round: they lost a match, or have waited. */
  @Column('int', { default: 0 }) priority!: number
  /** When they declared that a restricted scheme is meant for them. */
  @InstantColumn({ nullable: true }) declaredAt!: Date | null
  @InstantColumn({ nullable: true }) submittedAt!: Date | null
  @Column('int', { default: 1 }) version!: number
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
