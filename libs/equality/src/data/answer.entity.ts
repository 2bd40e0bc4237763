import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { OptionEntity } from './question-set.entity.js'

/**
 * What somebody answered. There is no id of a person, and no id that was made in order: ours hold the time to the millisecond, which an
 * access log has as well. Of the time there is the day. Withdrawn is deleted.
 */
@Entity({ schema: 'equality', name: 'answer' })
@ForeignKey(() => OptionEntity, ['setId', 'questionKey', 'optionKey'], ['setId', 'questionKey', 'key'], { name: 'answer_option_fk' })
@Index('answer_key_version', ['keyVersion'])
export class AnswerEntity {
  /** Keyed hash of the person's id. */
  @PrimaryColumn('text') personKey!: string
  @PrimaryColumn('text') questionKey!: string
  @PrimaryColumn('text') optionKey!: string
  @Column('uuid') setId!: string
  /** Which key made the hash. */
  @Column('text') keyVersion!: string
  /** London date. */
  @Column('date') answeredOn!: string
}
