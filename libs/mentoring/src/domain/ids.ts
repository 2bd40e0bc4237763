import type { Id } from '#kernel'

export type SchemeId = Id<'MentoringScheme'>
/** One person's part in a scheme, on one side. */
export type ProfileId = Id<'MentoringProfile'>
export type RoundId = Id<'MatchRound'>
export type ScenarioId = Id<'MatchScenario'>
/** A pair that was proposed, and the relationship that it becomes. */
export type MatchId = Id<'MentoringMatch'>
export type GoalId = Id<'MentoringGoal'>
export type MeetingId = Id<'MentoringMeeting'>
export type CheckInId = Id<'MentoringCheckIn'>
export type CommitmentId = Id<'SponsorCommitment'>
