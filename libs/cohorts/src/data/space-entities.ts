import { AdjustmentReaderEntity } from './adjustments/adjustment-reader.entity.js'
import { AdjustmentEntity } from './adjustments/adjustment.entity.js'
import { AssignmentDueEntity } from './assignments/assignment-due.entity.js'
import { SubmissionAttemptEntity } from './assignments/submission-attempt.entity.js'
import { SubmissionExtensionEntity } from './assignments/submission-extension.entity.js'
import { SubmissionEntity } from './assignments/submission.entity.js'
import { ReminderEntity } from './messages/reminder.entity.js'
import { AnnouncementEntity } from './spaces/announcement.entity.js'
import { DiscussionPostEntity } from './spaces/discussion-post.entity.js'
import { DiscussionThreadEntity } from './spaces/discussion-thread.entity.js'
import { PostModerationEntity } from './spaces/post-moderation.entity.js'
import { PostReportEntity } from './spaces/post-report.entity.js'
import { SpaceResourceEntity } from './spaces/space-resource.entity.js'

/** Written work, spaces, adjustments and reminders. */
export const spaceEntities = [
  AssignmentDueEntity, SubmissionEntity, SubmissionAttemptEntity, SubmissionExtensionEntity,
  SpaceResourceEntity, AnnouncementEntity, DiscussionThreadEntity, DiscussionPostEntity, PostReportEntity, PostModerationEntity,
  AdjustmentEntity, AdjustmentReaderEntity, ReminderEntity,
]
