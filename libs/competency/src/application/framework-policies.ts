import { isPlatformAdmin, type Policy } from '#platform/access'
import type { FrameworkVersionStatus } from '../domain/framework-versions.js'

/** What has been published is for everybody who is known to Waymark. */
export const seeFrameworks: Policy<void> = {
  action: 'framework:see',
  whenDenied: 'forbidden',
  allows: ({ kind }) => kind !== 'anonymous' && kind !== 'unlinked',
}

/** Drafts do not exist for anybody but those who publish them. */
export const seeFrameworkVersion: Policy<{ readonly status: FrameworkVersionStatus }> = {
  action: 'framework:see-version',
  whenDenied: 'hidden',
  allows: (actor, { status }) => (status === 'draft' ? isPlatformAdmin(actor) : seeFrameworks.allows(actor)),
}

export const importFramework: Policy<void> = { action: 'framework:import', whenDenied: 'forbidden', allows: isPlatformAdmin }
export const publishFramework: Policy<void> = { action: 'framework:publish', whenDenied: 'forbidden', allows: isPlatformAdmin }
