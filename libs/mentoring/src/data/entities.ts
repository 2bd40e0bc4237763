import { MatchHistoryEntity } from './matches/match-history.entity.js'
import { MatchEntity } from './matches/match.entity.js'
import { ProfileAvoidEntity } from './profiles/profile-avoid.entity.js'
import { ProfileBackgroundEntity } from './profiles/profile-background.entity.js'
import { ProfileSkillEntity } from './profiles/profile-skill.entity.js'
import { ProfileWishEntity } from './profiles/profile-wish.entity.js'
import { ProfileEntity } from './profiles/profile.entity.js'
import { AgreementEntity } from './relationships/agreement.entity.js'
import { CheckInEntity } from './relationships/check-in.entity.js'
import { ClosingSurveyEntity } from './relationships/closing-survey.entity.js'
import { CommitmentEntity } from './relationships/commitment.entity.js'
import { GoalEntity } from './relationships/goal.entity.js'
import { MeetingNoteEntity } from './relationships/meeting-note.entity.js'
import { MeetingEntity } from './relationships/meeting.entity.js'
import { NudgeEntity } from './relationships/nudge.entity.js'
import { RoundBarrierEntity } from './rounds/round-barrier.entity.js'
import { MatchRoundHistoryEntity } from './rounds/round-history.entity.js'
import { RoundParticipantEntity } from './rounds/round-participant.entity.js'
import { MatchRoundEntity } from './rounds/round.entity.js'
import { ScenarioConstraintEntity } from './rounds/scenario-constraint.entity.js'
import { ScenarioPairEntity } from './rounds/scenario-pair.entity.js'
import { ScenarioStandingEntity } from './rounds/scenario-standing.entity.js'
import { ScenarioEntity } from './rounds/scenario.entity.js'
import { SchemeHistoryEntity } from './schemes/scheme-history.entity.js'
import { SchemeEntity } from './schemes/scheme.entity.js'

/** Schemes, profiles, rounds, matches and relationships. */
export const mentoringEntities = [
  SchemeEntity, SchemeHistoryEntity, ProfileEntity, ProfileSkillEntity, ProfileWishEntity, ProfileAvoidEntity, ProfileBackgroundEntity,
  MatchRoundEntity, MatchRoundHistoryEntity, RoundParticipantEntity, RoundBarrierEntity,
  ScenarioEntity, ScenarioConstraintEntity, ScenarioPairEntity, ScenarioStandingEntity, MatchEntity, MatchHistoryEntity,
  AgreementEntity, GoalEntity, MeetingEntity, MeetingNoteEntity, CheckInEntity, CommitmentEntity, ClosingSurveyEntity, NudgeEntity,
]
