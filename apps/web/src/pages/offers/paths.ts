export const offerPaths = { offer: '/offers/:enrolmentId', decline: '/offers/:enrolmentId/decline' } as const
