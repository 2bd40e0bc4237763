import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A version of a list that returns are made with: grades, characteristics with their categories, or when returns are due. Never changed once it is there. */
@Entity({ schema: 'workforce_returns', name: 'reference_version' })
@Unique('reference_version_number', ['kind', 'number'])
@Check('reference_version_kind', `kind in ('grades', 'characteristics', 'timetable')`)
export class ReferenceVersionEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') kind!: string
  /** From 1; the highest is the one that new returns are begun with. */
  @Column('int') number!: number
  @Column('jsonb') content!: unknown
  @InstantColumn() publishedAt!: Date
  /** Nobody for the list that Waymark came with. */
  @Column('uuid', { nullable: true }) publishedById!: string | null
}
