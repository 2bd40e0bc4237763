import { Check, Column, Entity, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** What a person chose about messages; no row means the defaults. */
@Entity({ schema: 'notifications', name: 'preference' })
@Check('preference_locale_known', `locale in ('en', 'cy')`)
export class MessagePreferenceEntity {
  @PrimaryColumn('uuid') personId!: string
  @Column('boolean') reminders!: boolean
  @Column('boolean') subscriptions!: boolean
  @Column('text') locale!: string
  @InstantColumn() updatedAt!: Date
}
