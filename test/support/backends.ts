const server = process.env['TEST_REDIS_URL']

/**
 * The Redis of this test process, where `TEST_REDIS_URL` names a server: a database of its own, because workers of two
 * specs on one database would take each other's jobs.
 */
export const testRedisUrl: string | undefined = server ? `${server.replace(/\/\d*$/, '')}/${process.env['JEST_WORKER_ID'] ?? 1}` : undefined

/** The job engines that this run can test. */
export const jobEngines: readonly { readonly engine: string; readonly config: Readonly<Record<string, string>> }[] = [
  { engine: 'postgres', config: {} },
  ...(testRedisUrl ? [{ engine: 'redis', config: { REDIS_URL: testRedisUrl } }] : []),
]
