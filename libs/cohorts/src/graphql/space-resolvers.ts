import type { Type } from '@nestjs/common'
import { AdjustmentResolver } from './adjustments/adjustment.resolver.js'
import { AssignmentFieldsResolver, SubmissionAttemptFieldsResolver } from './assignments/assignment-fields.resolver.js'
import { AssignmentResolver } from './assignments/assignment.resolver.js'
import { DiscussionResolver } from './spaces/discussion.resolver.js'
import { ModerationResolver } from './spaces/moderation.resolver.js'
import { SharingResolver } from './spaces/sharing.resolver.js'
import { AnnouncementFieldsResolver, PostFieldsResolver, ResourceFieldsResolver, ThreadFieldsResolver } from './spaces/space-fields.resolver.js'

/** Written work, spaces and adjustments; they need the modules of these areas and the directory's. */
export const spaceResolvers: readonly Type[] = [
  AssignmentResolver, AssignmentFieldsResolver, SubmissionAttemptFieldsResolver, AdjustmentResolver, SharingResolver, DiscussionResolver, ModerationResolver,
  ResourceFieldsResolver, AnnouncementFieldsResolver, ThreadFieldsResolver, PostFieldsResolver,
]
