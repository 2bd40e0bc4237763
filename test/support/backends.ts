/** The job engines that this run can test: Redis only where `TEST_REDIS_URL` names a server. */
export const jobEngines: readonly { readonly engine: string; readonly config: Readonly<Record<string, string>> }[] = [
  { engine: 'postgres', config: {} },
  ...(process.env['TEST_REDIS_URL'] ? [{ engine: 'redis', config: { REDIS_URL: process.env['TEST_REDIS_URL'] } }] : []),
]
