const USER_ERRORS = 'userErrors { code field message }'

export const REQUEST_REPORT = `mutation ($input: RequestReportInput!) { requestReport(input: $input) { run { id reportId } ${USER_ERRORS} } }`
export const REPORT_RUN = 'query ($id: ID!) { reportRun(id: $id) { state problem snapshotId } }'
export const SETTLE_SNAPSHOT = `mutation ($id: ID!) { settleReportSnapshot(id: $id) { snapshot { state } ${USER_ERRORS} } }`
export const SNAPSHOT_TABLES = 'query ($id: ID!) { reportSnapshot(id: $id) { sections { tables { key notes columns { key } rows { cells { text number from to withheld } } } } } }'
