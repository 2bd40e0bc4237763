const USER_ERRORS = 'userErrors { code field message }'

export const START_RETURN = `mutation ($input: StartWorkforceReturnInput!) { startWorkforceReturn(input: $input) { workforceReturn {
  id lists { roles { key familyKey } grades { key } characteristics { key categories { key } } } } ${USER_ERRORS} } }`
export const RETURN_WARNINGS = 'query ($id: ID!) { workforceReturn(id: $id) { warnings { key } problems { message } } }'
export const SUBMIT_RETURN = `mutation ($input: SubmitWorkforceReturnInput!) { submitWorkforceReturn(input: $input) { workforceReturn { state } ${USER_ERRORS} } }`
export const NOTHING_TO_RETURN = `mutation ($input: ReturnSectionInput!) { returnNothingInSection(input: $input) { workforceReturn { id } ${USER_ERRORS} } }`
export const MY_QUESTIONS = 'query { myEqualityAnswers { questionSet { id questions { key options { key } } } } }'
export const SAVE_ANSWERS = `mutation ($input: SaveEqualityAnswersInput!) { saveEqualityAnswers(input: $input) { mine { answers { question } } ${USER_ERRORS} } }`
export const WITHDRAW_ANSWERS = `mutation { withdrawEqualityAnswers { ${USER_ERRORS} } }`
export const REQUEST_REPORT = `mutation ($input: RequestReportInput!) { requestReport(input: $input) { run { id reportId } ${USER_ERRORS} } }`
export const REPORT_RUN = 'query ($id: ID!) { reportRun(id: $id) { state problem snapshotId } }'
export const SETTLE_SNAPSHOT = `mutation ($id: ID!) { settleReportSnapshot(id: $id) { snapshot { state } ${USER_ERRORS} } }`
export const SNAPSHOT_TABLES = 'query ($id: ID!) { reportSnapshot(id: $id) { sections { tables { key columns { key } rows { cells { text number from to withheld } } } } } }'
