import { Column, Entity, PrimaryColumn, Unique } from 'typeorm'

/** Which person a pseudonym stands for. Erasure deletes this row. */
@Entity({ schema: 'audit', name: 'pseudonym' })
@Unique('audit_pseudonym_person', ['personId'])
export class AuditPseudonymEntity {
  @PrimaryColumn('text') pseudonym!: string
  @Column('uuid') personId!: string
}
