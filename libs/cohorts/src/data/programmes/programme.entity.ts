import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** What is offered, whatever the version: its name, audience, and the cell of the responsibility matrix that it serves. */
@Entity({ schema: 'cohorts', name: 'programme' })
@Index('programme_title', ['title', 'id'])
@Index('programme_organisation', ['organisationId'])
@Index('programme_cell', ['matrixBody', 'matrixArea'])
@Check('programme_audience', "audience in ('non_digital_leaders', 'digital_practitioners', 'elected_members', 'open')")
@Check('programme_obligation', "obligation in ('mandatory', 'recommended', 'optional')")
export class ProgrammeEntity {
  @PrimaryColumn('uuid') id!: string
  /** The organisation that owns it: its programme managers run it. */
  @Column('uuid') organisationId!: string
  @Column('text') title!: string
  @Column('text') summary!: string
  @Column('text') audience!: string
  /** Body and area: the directory's codes of the responsibility matrix. */
  @Column('text') matrixBody!: string
  @Column('text') matrixArea!: string
  @Column('text') obligation!: string
  @InstantColumn() createdAt!: Date
  @InstantColumn() updatedAt!: Date
}
