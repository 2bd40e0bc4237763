import { AttendanceHistoryEntity } from './attendance/attendance-history.entity.js'
import { AttendanceMarkEntity } from './attendance/attendance-mark.entity.js'
import { SessionCodeTriesEntity } from './attendance/session-code-tries.entity.js'
import { SessionInvitationEntity } from './calendar/session-invitation.entity.js'
import { CertificateEntity } from './completion/certificate.entity.js'
import { CompletionEventEntity } from './completion/completion-event.entity.js'
import { SessionChangeEntity } from './sessions/session-change.entity.js'
import { SessionFacilitatorEntity } from './sessions/session-facilitator.entity.js'
import { SessionEntity } from './sessions/session.entity.js'
import { ActionLearningSetEntity } from './sets/action-learning-set.entity.js'
import { SetMemberEntity } from './sets/set-member.entity.js'

/** Sessions, attendance, action-learning sets and completion. */
export const teachingEntities = [
  SessionEntity, SessionFacilitatorEntity, SessionChangeEntity, SessionInvitationEntity,
  AttendanceMarkEntity, AttendanceHistoryEntity, SessionCodeTriesEntity,
  ActionLearningSetEntity, SetMemberEntity,
  CompletionEventEntity, CertificateEntity,
]
