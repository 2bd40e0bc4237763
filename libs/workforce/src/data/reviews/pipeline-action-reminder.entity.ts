import { Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { PipelineActionEntity } from './pipeline-action.entity.js'

/** A reminder that went out, so that it goes out once: `soon` before the day, `overdue` after it. Another due date begins anew. */
@Entity({ schema: 'workforce', name: 'pipeline_action_reminder' })
export class PipelineActionReminderEntity {
  @ForeignKey(() => PipelineActionEntity, { name: 'pipeline_action_reminder_action_fk' })
  @PrimaryColumn('uuid')
  actionId!: string
  @PrimaryColumn('text') occasion!: string
  @PrimaryColumn('date') dueOn!: string
  @InstantColumn() sentAt!: Date
}
