import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** An email address that a mail server refused for good, as a hash: no list of addresses is kept here. */
@Entity({ schema: 'notifications', name: 'refused_address' })
export class RefusedAddressEntity {
  @PrimaryColumn('text') addressHash!: string
  @InstantColumn() refusedAt!: Date
  @Column('text') reason!: string
}
