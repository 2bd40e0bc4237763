import type { LibPersistence } from '#platform/database'
import { platformPersistence } from '#platform/outbox'

/** Every lib that keeps something in PostgreSQL. */
export const persistence: readonly LibPersistence[] = [
  platformPersistence,
]
