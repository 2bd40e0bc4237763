/** Milestones' operations of the scenario: what claimants, verifiers and those concerned would do on the pages, in the API's own words. */
const ERRORS = 'userErrors { code field message }'
const CLAIM_PAYLOAD = `claim { id state } ${ERRORS}`

export const TARGETS = 'query { nationalWorkforcePlan { published { targets { code targetId } } } }'
export const ME = 'query { viewer { id } }'
export const ADD_POST = `mutation ($input: AddCareerPostInput!) { addCareerPost(input: $input) { person { careerPosts { id verified } } ${ERRORS} } }`
export const CONFIRM_POST = `mutation ($careerPostId: ID!) { verifyCareerPost(careerPostId: $careerPostId) { ${ERRORS} } }`

export const CLAIM = `mutation ($input: ClaimMilestoneInput!) { claimMilestone(input: $input) { ${CLAIM_PAYLOAD} } }`
export const ADD_EVIDENCE = `mutation ($input: AddMilestoneEvidenceInput!) { addMilestoneEvidence(input: $input) { ${CLAIM_PAYLOAD} } }`
export const ANSWER = `mutation ($input: AnswerMilestoneClaimInput!) { answerMilestoneClaim(input: $input) { ${CLAIM_PAYLOAD} } }`
export const DECIDE = `mutation ($input: DecideMilestoneClaimInput!) { decideMilestoneClaim(input: $input) { ${CLAIM_PAYLOAD} } }`
export const CANDIDATES = 'query { milestoneCandidates(first: 100) { edges { node { id targetId person } } } }'
export const CLAIM_CANDIDATE = `mutation ($input: ClaimMilestoneCandidateInput!) { claimMilestoneCandidate(input: $input) { ${CLAIM_PAYLOAD} } }`
export const QUEUE = 'query ($after: String) { milestoneQueue(first: 100, after: $after) { edges { node { id verifiableFrom } } pageInfo { hasNextPage endCursor } } }'
export const CLAIM_AS_IT_IS = 'query ($id: ID!) { milestoneClaim(id: $id) { state evidence { id } history { action toState } } }'
export const DISMISS_CANDIDATE = `mutation ($input: DismissMilestoneCandidateInput!) { dismissMilestoneCandidate(input: $input) { candidate { state } ${ERRORS} } }`
