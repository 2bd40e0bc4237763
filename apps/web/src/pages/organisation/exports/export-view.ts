import { formatNumber, type Tag } from '#govuk'
import type { OrganisationExportData } from '../../../generated/graphql.js'

const TAGS: Readonly<Record<OrganisationExportData['export']['state'], readonly [string, string]>> = {
  QUEUED: ['Waiting to start', 'yellow'], BUILDING: ['Being made', ''], READY: ['Ready', 'green'], FAILED: ['Failed', 'red'], EXPIRED: ['Deleted', 'grey'],
}

export const exportTag = (state: keyof typeof TAGS): Tag => {
  const [text, colour] = TAGS[state]
  return { text, classes: colour === '' ? '' : `govuk-tag--${colour}` }
}

/** A size as people read it; never "0 KB". */
export const fileSizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} KB` : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`
