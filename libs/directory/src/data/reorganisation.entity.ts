import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'

/** A merge or split of organisations, decided now and applied on its date. */
@Entity({ schema: 'directory', name: 'reorganisation' })
@Check('reorganisation_kind', "kind in ('merge', 'split')")
@Check('reorganisation_state', "state in ('planned', 'blocked', 'applied', 'cancelled')")
@Index('reorganisation_due', ['on', 'id'], { where: "state in ('planned', 'blocked')" })
export class ReorganisationEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') kind!: 'merge' | 'split'
  /** First day of the successors. */
  @Column('date') on!: string
  @Column('uuid', { array: true }) predecessorIds!: string[]
  /** `[{ id, share }]`; shares of a split in basis points. */
  @Column('jsonb') successors!: unknown
  /** Where a split organisation's people go, by person. */
  @Column('jsonb', { default: {} }) assignments!: Readonly<Record<string, string>>
  @ForeignKey(() => OrganisationEntity, { name: 'reorganisation_default_fk' })
  @Column('uuid', { nullable: true })
  defaultSuccessorId!: string | null
  /** `blocked`: its date came, but something stops it (`problems`); it is tried again until it fits or is cancelled. */
  @Column('text', { default: 'planned' }) state!: 'planned' | 'blocked' | 'applied' | 'cancelled'
  @Column('jsonb', { default: [] }) problems!: unknown
  @Column('uuid', { nullable: true }) createdById!: string | null
  @InstantColumn() createdAt!: Date
  @InstantColumn({ nullable: true }) appliedAt!: Date | null
}
