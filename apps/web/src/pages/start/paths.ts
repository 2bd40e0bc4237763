export const startPaths = { start: '/' } as const
