const USER_ERRORS = 'userErrors { code field message }'
const LISTS = 'lists { roles { key familyKey } grades { key } skills { key } levels { key } characteristics { key categories { key } } }'

export const START_RETURN = `mutation ($input: StartWorkforceReturnInput!) { startWorkforceReturn(input: $input) { workforceReturn { id ${LISTS} } ${USER_ERRORS} } }`
export const RETURN_WARNINGS = 'query ($id: ID!) { workforceReturn(id: $id) { warnings { key } problems { message } } }'
export const SUBMIT_RETURN = `mutation ($input: SubmitWorkforceReturnInput!) { submitWorkforceReturn(input: $input) { workforceReturn { state } ${USER_ERRORS} } }`
export const RETURNED = 'query ($organisationId: ID!) { organisationReturns(organisationId: $organisationId) { quarter revisions { id state } } }'
export const ADD_ROUTE = `mutation ($input: AddLearningRouteInput!) { addLearningRoute(input: $input) { ${USER_ERRORS} } }`
export const PROGRAMMES = 'query { programmes(first: 10) { edges { node { id } } } }'
