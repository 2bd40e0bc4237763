import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** A version of the questions. What is published never changes. */
@Entity({ schema: 'equality', name: 'question_set' })
@Unique('question_set_number', ['number'])
@Index('question_set_one_published', ['state'], { unique: true, where: "state = 'published'" })
@Check('question_set_state', "state in ('draft', 'published', 'retired')")
export class QuestionSetEntity {
  @PrimaryColumn('uuid') id!: string
  /** 1 and up. */
  @Column('int') number!: number
  @Column('text') state!: string
  @Column('text') title!: string
  @Column('text') source!: string
  @InstantColumn() createdAt!: Date
}

@Entity({ schema: 'equality', name: 'question' })
@ForeignKey(() => QuestionSetEntity, ['setId'], ['id'], { name: 'question_set_fk', onDelete: 'CASCADE' })
@Check('question_kind', "kind in ('single', 'multiple')")
export class QuestionEntity {
  @PrimaryColumn('uuid') setId!: string
  @PrimaryColumn('text') key!: string
  @Column('int') position!: number
  @Column('text') title!: string
  @Column('text') text!: string
  @Column('text', { nullable: true }) hint!: string | null
  @Column('text') kind!: string
}

/** What can be answered, "Prefer not to say" among it. */
@Entity({ schema: 'equality', name: 'option' })
@ForeignKey(() => QuestionEntity, ['setId', 'questionKey'], ['setId', 'key'], { name: 'option_question_fk', onDelete: 'CASCADE' })
export class OptionEntity {
  @PrimaryColumn('uuid') setId!: string
  @PrimaryColumn('text') questionKey!: string
  @PrimaryColumn('text') key!: string
  @Column('int') position!: number
  @Column('text') label!: string
  @Column('text', { nullable: true }) group!: string | null
}

/** Who published and retired, as the audit trail's pseudonym: no person has an id in this schema. */
@Entity({ schema: 'equality', name: 'question_set_history' })
@ForeignKey(() => QuestionSetEntity, ['setId'], ['id'], { name: 'question_set_history_set_fk', onDelete: 'CASCADE' })
@Index('question_set_history_set', ['setId'])
export class QuestionSetHistoryEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid') setId!: string
  @Column('text') action!: string
  @Column('text') toState!: string
  @InstantColumn() at!: Date
  @Column('text', { nullable: true }) actor!: string | null
  @Column('text') reason!: string
}
