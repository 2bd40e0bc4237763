/** The workforce plan's operations of the scenario: what people of its owners would do on the pages, in the API's own words. */
const ERRORS = 'userErrors { code field message }'
const TARGETS = `targets { id targetId code disposition title narrative ownerOrganisationId direction baselineValue baselineOn targetValue dueOn breakdowns
  indicator { id } rag { rule tolerancePercent } checkpoints { on value event who } }`
const VERSION = `version { id planId revision contentHash ${TARGETS} } ${ERRORS}`
const REVIEW = `review { id actions { id } } ${ERRORS}`

export const NATIONAL_PLAN = `query { nationalWorkforcePlan { id published { number ${TARGETS} } } }`
export const PLAN = `query ($id: ID!) { workforcePlan(id: $id) { areaKey parentMoved published { number ${TARGETS} } } }`
export const REGION_OF = 'query ($id: ID!) { organisation(id: $id) { region } }'
export const BEGIN_DERIVED = `mutation ($input: BeginDerivedPlanInput!) { beginDerivedPlan(input: $input) { ${VERSION} } }`
export const BEGIN_VERSION = `mutation ($planId: ID!) { beginPlanVersion(planId: $planId) { ${VERSION} } }`
export const CHANGE_TARGET = `mutation ($input: ChangeWorkforceTargetInput!) { changeWorkforceTarget(input: $input) { ${VERSION} } }`
export const DECIDE_TARGET = `mutation ($input: DecideWorkforceTargetInput!) { decideWorkforceTarget(input: $input) { ${VERSION} } }`
export const ADOPT_TARGETS = `mutation ($input: PlanVersionAtInput!) { adoptWorkforceTargets(input: $input) { ${VERSION} } }`
export const TAKE_OVER = `mutation ($input: TakeOverParentInput!) { takeOverNationalChanges(input: $input) { ${VERSION} } }`
export const PROPOSE = `mutation ($versionId: ID!) { proposePlanVersion(versionId: $versionId) { ${VERSION} } }`
export const APPROVE = `mutation ($input: ApprovePlanInput!) { approvePlanVersion(input: $input) { ${VERSION} } }`
export const PUBLISH = `mutation ($versionId: ID!) { publishPlanVersion(versionId: $versionId) { ${VERSION} } }`

export const BEGIN_REVIEW = `mutation ($input: BeginPipelineReviewInput!) { beginPipelineReview(input: $input) { ${REVIEW} } }`
export const ADD_ACTION = `mutation ($input: AddPipelineActionInput!) { addPipelineAction(input: $input) { ${REVIEW} } }`
export const PUBLISH_REVIEW = `mutation ($id: ID!) { publishPipelineReview(id: $id) { ${REVIEW} } }`
export const SETTLE_ACTION = `mutation ($input: SettlePipelineActionInput!) { settlePipelineAction(input: $input) { ${REVIEW} } }`
export const REVIEWS = 'query ($planId: ID!) { pipelineReviews(planId: $planId) { edges { node { state findings { rag } actions { id state } } } } }'
