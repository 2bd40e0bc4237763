/** Mentoring's operations of the scenario: what a person would do on the pages, in the API's own words. */
const ERRORS = 'userErrors { code field message }'
const PROFILE = `profile { id state } ${ERRORS}`

export const FRAMEWORKS = 'query { frameworks { versions { id status } } }'
export const SCHEME_SKILLS = 'query ($id: ID!) { mentoringScheme(id: $id) { skills { key } } }'
export const CREATE_SCHEME = `mutation ($input: CreateMentoringSchemeInput!) { createMentoringScheme(input: $input) { scheme { id } ${ERRORS} } }`
export const MOVE_SCHEME = `mutation ($input: MoveMentoringSchemeInput!) { moveMentoringScheme(input: $input) { scheme { id state } ${ERRORS} } }`
export const BEGIN_PROFILE = `mutation ($input: BeginMentoringProfileInput!) { beginMentoringProfile(input: $input) { ${PROFILE} } }`
export const SAVE_PROFILE = `mutation ($input: SaveMentoringProfileInput!) { saveMentoringProfile(input: $input) { ${PROFILE} } }`
export const MOVE_PROFILE = `mutation ($input: MoveMentoringProfileInput!) { moveMentoringProfile(input: $input) { ${PROFILE} } }`
export const SAVE_WISHES = `mutation ($input: SaveMentoringWishesInput!) { saveMentoringWishes(input: $input) { ${ERRORS} } }`
export const CANDIDATES = 'query ($profileId: ID!) { mentoringCandidates(profileId: $profileId, first: 20) { edges { node { personId } } } }'

const ROUND = `round { id state } ${ERRORS}`
const SCENARIO = `scenario { id number state } ${ERRORS}`
export const CREATE_ROUND = `mutation ($input: CreateMatchRoundInput!) { createMatchRound(input: $input) { ${ROUND} } }`
export const OPEN_INTAKE = `mutation ($input: MatchRoundInput!) { openMatchRoundIntake(input: $input) { ${ROUND} } }`
export const FREEZE_ROUND = `mutation ($input: MatchRoundInput!) { freezeMatchRound(input: $input) { ${ROUND} } }`
export const CREATE_SCENARIO = `mutation ($input: CreateMatchScenarioInput!) { createMatchScenario(input: $input) { ${SCENARIO} } }`
export const SCENARIOS = 'query ($roundId: ID!) { matchScenarios(roundId: $roundId) { id number title state problem startedAt finishedAt report { mentees placed totalPoints lowestPoints movedPairs keptPairs } } }'
export const PAIRS = 'query ($scenarioId: ID!) { matchScenarioPairs(scenarioId: $scenarioId, first: 2) { edges { node { menteeProfileId mentorProfileId points } } } }'
export const EXPLAIN = 'query ($scenarioId: ID!, $menteeProfileId: ID!, $mentorProfileId: ID!) { explainMatchPair(scenarioId: $scenarioId, menteeProfileId: $menteeProfileId, mentorProfileId: $mentorProfileId) { leastLoss rules } }'
export const PUBLISH_ROUND = `mutation ($input: PublishMatchRoundInput!) { publishMatchRound(input: $input) { matches leftOut changesToken changes { what } ${ERRORS} } }`
export const CANCEL_ROUND = `mutation ($input: MatchRoundReasonInput!) { cancelMatchRound(input: $input) { ${ROUND} } }`
export const CLOSE_ROUND = `mutation ($input: MatchRoundInput!) { closeMatchRound(input: $input) { ${ROUND} } }`

export const MATCHES = `query ($schemeId: ID!, $states: [String!], $after: String) {
  mentoringMatches(schemeId: $schemeId, states: $states, first: 100, after: $after) { edges { node { id state mentee { profileId } mentor { profileId } } } pageInfo { hasNextPage endCursor } } }`
export const ACCEPT_PROPOSAL = `mutation ($input: MentoringMatchInput!) { acceptMentoringProposal(input: $input) { match { id state } ${ERRORS} } }`
export const DECLINE_PROPOSAL = `mutation ($input: DeclineMentoringProposalInput!) { declineMentoringProposal(input: $input) { match { id state } ${ERRORS} } }`
export const SAVE_AGREEMENT = `mutation ($input: SaveMentoringAgreementInput!) { saveMentoringAgreement(input: $input) { match { id } ${ERRORS} } }`
export const AGREE = `mutation ($input: AgreeToMentoringInput!) { agreeToMentoring(input: $input) { match { id } ${ERRORS} } }`
export const ADD_GOAL = `mutation ($input: AddMentoringGoalInput!) { addMentoringGoal(input: $input) { match { id } ${ERRORS} } }`
export const LOG_MEETING = `mutation ($input: LogMentoringMeetingInput!) { logMentoringMeeting(input: $input) { match { id } ${ERRORS} } }`
export const MY_CHECK_INS = 'query ($id: ID!) { mentoringMatch(id: $id) { checkIns { id dueOn answeredAt } } }'
export const ANSWER_CHECK_IN = `mutation ($input: AnswerMentoringCheckInInput!) { answerMentoringCheckIn(input: $input) { ${ERRORS} } }`
export const END_EARLY = `mutation ($input: EndMentoringInput!) { endMentoring(input: $input) { match { id state } ${ERRORS} } }`
export const COMPLETE_MATCH = `mutation ($input: MentoringMatchInput!) { completeMentoring(input: $input) { match { id state } ${ERRORS} } }`
export const CLOSING_SURVEY = `mutation ($input: AnswerMentoringSurveyInput!) { answerMentoringSurvey(input: $input) { ${ERRORS} } }`
