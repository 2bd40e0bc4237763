import { createHash } from 'node:crypto'
import { canonicalContent, type VersionContent } from '../../domain/index.js'

/** SHA-256 of all that a version says: owners approve this and nothing else. */
export const contentHash = (content: VersionContent): string => createHash('sha256').update(canonicalContent(content)).digest('hex')
