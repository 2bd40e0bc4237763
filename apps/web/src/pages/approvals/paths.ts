/** Applications that wait for somebody's word. */
export const approvalPaths = { list: '/approvals', one: '/approvals/:enrolmentId' } as const
