import { Column, Entity, ForeignKey, Generated, Index, PrimaryColumn } from 'typeorm'
import { ImportRunEntity } from './import-run.entity.js'

/** One entry of an import's report. It may quote what the file says of people, so it goes when the file goes. */
@Entity({ schema: 'directory', name: 'import_problem' })
@Index('import_problem_line', ['importId', 'line', 'position'])
export class ImportProblemEntity {
  @PrimaryColumn('bigint') @Generated('increment') position!: number
  @ForeignKey(() => ImportRunEntity, { name: 'import_problem_import_fk' })
  @Column('uuid')
  importId!: string
  @Column('integer') line!: number
  @Column('text', { name: 'column_name' }) column!: string
  @Column('text') code!: string
  /** What was said while the row was read; absent where it is said from the facts. */
  @Column('text', { nullable: true }) message!: string | null
  @Column('jsonb', { nullable: true }) facts!: Readonly<Record<string, string | null>> | null
}
