import { DEMO_DOMAIN } from '../../../demo/personas.js'
import { INSTITUTE_CODE } from '../../bootstrap.js'
import type { StaffMember } from '../../import-files.js'
import { LGA_CODE } from '../plans/publish-plan.js'

const verifierOf = (organisationCode: string, givenName: string, familyName: string): StaffMember => ({ email: `${givenName}.${familyName}@${DEMO_DOMAIN}`.toLowerCase(), givenName, familyName, organisationCode, role: 'verifier' })

/** Who decides about claims, for the two owners of the national plan. */
export const VERIFIERS = { institute: verifierOf(INSTITUTE_CODE, 'Sian', 'Morgan'), lga: verifierOf(LGA_CODE, 'Omar', 'Haddad') } as const
