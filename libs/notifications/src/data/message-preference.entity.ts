import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** What a person chose about messages; no row means the defaults. */
@Entity({ schema: 'notifications', name: 'preference' })
export class MessagePreferenceEntity {
  @PrimaryColumn('uuid') personId!: string
  @Column('boolean') reminders!: boolean
  @Column('boolean') subscriptions!: boolean
  @InstantColumn() updatedAt!: Date
}
