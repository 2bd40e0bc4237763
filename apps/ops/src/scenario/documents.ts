/** The operations of the scenario: what a person would do on the pages, in the API's own words. */
const ERRORS = 'userErrors { code field message }'
const ENROLMENT = `enrolment { id state personId } ${ERRORS}`
const RUN = `run { id state } ${ERRORS}`

export const CREATE_PROGRAMME = `mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { programme { id } ${ERRORS} } }`
export const SAVE_DRAFT = `mutation ($input: SaveProgrammeDraftInput!) { saveProgrammeDraft(input: $input) { version { id items { id code kind } } ${ERRORS} } }`
export const PUBLISH = `mutation ($input: ProgrammeVersionInput!) { publishProgrammeVersion(input: $input) { version { id } ${ERRORS} } }`
export const PLAN_RUN = `mutation ($input: PlanCohortRunInput!) { planCohortRun(input: $input) { ${RUN} } }`
export const ADD_FACILITATOR = `mutation ($input: RunFacilitatorInput!) { addRunFacilitator(input: $input) { ${RUN} } }`
export const SCHEDULE = `mutation ($input: ScheduleSessionsInput!) { scheduleSessions(input: $input) { sessions { id } ${ERRORS} } }`
export const OPEN_RUN = `mutation ($input: CohortRunInput!) { openCohortRun(input: $input) { ${RUN} } }`
export const COMPLETE_RUN = `mutation ($input: CohortRunInput!) { completeCohortRun(input: $input) { ${RUN} } }`
export const CANCEL_RUN = `mutation ($input: CancelCohortRunInput!) { cancelCohortRun(input: $input) { ${RUN} } }`
export const FORM_SETS = `mutation ($input: FormSetsInput!) { formActionLearningSets(input: $input) { ${ERRORS} } }`

export const NOMINATE = `mutation ($input: NominateInput!) { nominate(input: $input) { ${ENROLMENT} } }`
export const APPLY = `mutation ($input: EnterRunInput!) { applyForRun(input: $input) { ${ENROLMENT} } }`
export const ENROL_MYSELF = `mutation ($input: EnterRunInput!) { enrolMyself(input: $input) { ${ENROLMENT} } }`
export const APPROVE = `mutation ($input: EnrolmentInput!) { approveApplication(input: $input) { ${ENROLMENT} } }`
export const REFUSE = `mutation ($input: EnrolmentReasonInput!) { refuseApplication(input: $input) { ${ENROLMENT} } }`
export const ACCEPT = `mutation ($input: EnrolmentInput!) { acceptOffer(input: $input) { ${ENROLMENT} } }`
export const DECLINE = `mutation ($input: EnrolmentReasonInput!) { declineOffer(input: $input) { ${ENROLMENT} } }`
export const WITHDRAW = `mutation ($input: LeaveRunInput!) { withdrawEnrolment(input: $input) { ${ENROLMENT} } }`
export const DEFER = `mutation ($input: LeaveRunInput!) { deferEnrolment(input: $input) { ${ENROLMENT} } }`
export const OFFER_PLACE = `mutation ($input: EnrolmentReasonInput!) { offerPlace(input: $input) { ${ENROLMENT} } }`
export const PRIORITISE = `mutation ($input: PrioritiseEnrolmentInput!) { prioritiseEnrolment(input: $input) { ${ENROLMENT} } }`

export const APPROVALS = 'query { approvalsForMe { id personId } }'
export const WAITING = 'query ($runId: ID!) { waitingList(runId: $runId) { enrolment { id } priorityScore } }'
export const RUN_STATE = 'query ($id: ID!) { cohortRun(id: $id) { id state capacity taken } }'
export const RUN_PEOPLE = `query ($runId: ID!, $states: [String!], $after: String) {
  runEnrolments(runId: $runId, states: $states, first: 100, after: $after) { edges { node { id state personId } } pageInfo { hasNextPage endCursor } } }`
export const REGISTER = `query ($sessionId: ID!, $after: String) {
  sessionRegister(sessionId: $sessionId, first: 100, after: $after) { edges { node { enrolmentId status version } } pageInfo { hasNextPage endCursor } } }`
export const SAVE_REGISTER = `mutation ($input: SaveRegisterInput!) { saveRegister(input: $input) { saved ${ERRORS} } }`
export const HOLD_SESSION = `mutation ($input: SessionIdInput!) { holdSession(input: $input) { session { id } ${ERRORS} } }`
export const SESSION_CODE = 'query ($sessionId: ID!) { cohortSessionCode(sessionId: $sessionId) }'
export const ENTER_CODE = `mutation ($input: EnterSessionCodeInput!) { enterSessionCode(input: $input) { ${ERRORS} } }`
export const HAND_IN = `mutation ($input: HandInAssignmentInput!) { handInAssignment(input: $input) { assignment { submissionId } ${ERRORS} } }`
export const MARK = `mutation ($input: MarkAssignmentInput!) { markAssignment(input: $input) { assignment { state } ${ERRORS} } }`
export const REQUEST_TRANSFER = `mutation ($input: RequestTransferInput!) { requestTransfer(input: $input) { request { id } ${ERRORS} } }`
export const ANNOUNCE = `mutation ($input: PostAnnouncementInput!) { postAnnouncement(input: $input) { announcement { id } ${ERRORS} } }`
export const SHARE = `mutation ($input: ShareResourceInput!) { shareResource(input: $input) { resource { id } ${ERRORS} } }`
export const START_DISCUSSION = `mutation ($input: StartDiscussionInput!) { startDiscussion(input: $input) { thread { id } ${ERRORS} } }`
export const REPLY = `mutation ($input: ReplyToDiscussionInput!) { replyToDiscussion(input: $input) { post { id } ${ERRORS} } }`
export const REPORT_POST = `mutation ($input: ReportPostInput!) { reportPost(input: $input) { post { id } ${ERRORS} } }`
