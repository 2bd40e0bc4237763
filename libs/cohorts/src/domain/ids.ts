import type { Id } from '#kernel'

export type ProgrammeId = Id<'Programme'>
export type ProgrammeVersionId = Id<'ProgrammeVersion'>
export type CurriculumItemId = Id<'CurriculumItem'>
export type OptionGroupId = Id<'OptionGroup'>
export type CohortRunId = Id<'CohortRun'>
export type HeldBackPlacesId = Id<'HeldBackPlaces'>
export type EnrolmentId = Id<'Enrolment'>
/** A learner's wish to go on in another run. */
export type TransferRequestId = Id<'TransferRequest'>
export type SessionId = Id<'Session'>
export type SessionSeriesId = Id<'SessionSeries'>
export type AttendanceMarkId = Id<'AttendanceMark'>
/** An action-learning set: a small group inside a run. */
export type SetId = Id<'ActionLearningSet'>
export type AssignmentSubmissionId = Id<'AssignmentSubmission'>
export type AdjustmentId = Id<'ReasonableAdjustment'>
export type ResourceId = Id<'CohortResource'>
export type AnnouncementId = Id<'Announcement'>
export type DiscussionPostId = Id<'DiscussionPost'>
export type CertificateId = Id<'Certificate'>
