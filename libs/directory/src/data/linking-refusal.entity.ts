import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A sign-in account that tried to become a person and did not: counted to stop guessing, kept for a month to explain. */
@Entity({ schema: 'directory', name: 'linking_refusal' })
@Index('linking_refusal_account', ['issuer', 'subject', 'at'])
@Index('linking_refusal_at', ['at'])
export class LinkingRefusalEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') issuer!: string
  @Column('text') subject!: string
  @Column('text') reason!: string
  @InstantColumn() at!: Date
}
