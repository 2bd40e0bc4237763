/** Equality's operations of the scenario: what people and analysts would do on the pages, in the API's own words. */
const USER_ERRORS = 'userErrors { code field message }'

export const MY_QUESTIONS = 'query { viewer { id } myEqualityAnswers { questionSet { id questions { key kind options { key } } } } }'
export const SAVE_ANSWERS = `mutation ($input: SaveEqualityAnswersInput!) { saveEqualityAnswers(input: $input) { mine { answers { question } } ${USER_ERRORS} } }`
export const WITHDRAW_ANSWERS = `mutation { withdrawEqualityAnswers { ${USER_ERRORS} } }`
export const PUBLICATIONS = 'query { equalityPublications { id minimumDays latest { snapshotOn } } }'
export const REQUEST_RELEASE = `mutation ($publicationId: ID!) { requestEqualityRelease(publicationId: $publicationId) { snapshotOn ${USER_ERRORS} } }`
export const PUBLISHED_FIGURES = 'query ($id: ID!) { equalityPublication(id: $id) { latest { snapshotOn tables { key figures { count from to } } } } }'
export const RUN_HISTORIES = `query ($runId: ID!, $after: String) {
  runEnrolments(runId: $runId, first: 100, after: $after) { edges { node { personId state history { toState } } } pageInfo { hasNextPage endCursor } } }`
export const PROGRAMME_OF_RUN = 'query ($id: ID!) { cohortRun(id: $id) { programmeId } }'
