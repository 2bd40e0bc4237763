import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** Something that is measured, through all versions of its definition. */
@Entity({ schema: 'workforce', name: 'indicator' })
@Index('indicator_key', ['key'], { unique: true })
@Index('indicator_title', ['title', 'id'])
export class IndicatorEntity {
  @PrimaryColumn('uuid') id!: string
  /** Short and stable: `chief-executives-from-digital`. */
  @Column('text') key!: string
  /** Of its newest version. */
  @Column('text') title!: string
  /** Whose analysts keep it. */
  @Column('uuid') organisationId!: string
  @InstantColumn() createdAt!: Date
}
