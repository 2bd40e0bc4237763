export const startPaths = { start: '/', notLinked: '/not-known-yet' } as const
