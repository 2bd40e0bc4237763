import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { SchemeEntity } from './scheme.entity.js'

/** Who opened, closed or changed a scheme, and when. Only ever added to. */
@Entity({ schema: 'mentoring', name: 'scheme_history' })
@Index('scheme_history_scheme', ['schemeId', 'at'])
export class SchemeHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @ForeignKey(() => SchemeEntity, { name: 'scheme_history_scheme_fk' })
  @Column('uuid')
  schemeId!: string
  @Column('text') action!: string
  @Column('text') toState!: string
  @Column('uuid', { nullable: true }) actorId!: string | null
  @InstantColumn() at!: Date
  /** What was changed, by field. */
  @Column('jsonb', { default: {} }) detail!: object
}
