import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A mentoring or sponsorship scheme. `settings` is checked by `domain/schemes`; a round keeps the settings that it was frozen with. */
@Entity({ schema: 'mentoring', name: 'scheme' })
@Index('scheme_organisation', ['organisationId', 'title', 'id'])
@Check('scheme_kind', "kind in ('paired', 'under_represented', 'sponsorship', 'reverse')")
@Check('scheme_state', "state in ('draft', 'open', 'closed')")
export class SchemeEntity {
  @PrimaryColumn('uuid') id!: string
  /** Who runs it. */
  @Column('uuid') organisationId!: string
  @Column('text') kind!: string
  @Column('text') state!: string
  @Column('text') title!: string
  @Column('text') summary!: string
  /** Mentees have to declare that the scheme is meant for them. Never read from equality monitoring. */
  @Column('boolean') restricted!: boolean
  /** The words that they declare; empty unless it is restricted. */
  @Column('text') declaration!: string
  /** The competency framework version that skills are picked from. */
  @Column('uuid') frameworkVersionId!: string
  /** Weights, rules, capacities, timetable, questions. */
  @Column('jsonb') settings!: object
  /** Goes up with every change, so that two managers cannot overwrite each other. */
  @Column('int', { default: 1 }) version!: number
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
