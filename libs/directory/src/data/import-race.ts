import { isExclusionViolation, isUniqueViolation } from '#platform/database'

/** Primary key of `person_email`; TypeORM names it. */
const EMAIL_KEY = 'PK_d46c76da99f81709b8dc69f8b48'

/**
 * Whether somebody else wrote the same address, code or period after the rows were compared with what is there.
 * The import then starts over and sees it: nothing is locked for the many imports that meet nobody.
 */
export const isImportRace = (error: unknown): boolean =>
  isUniqueViolation(error, EMAIL_KEY) || isUniqueViolation(error, 'organisation_code') ||
  isExclusionViolation(error, 'membership_no_overlap') || isExclusionViolation(error, 'line_management_one_at_a_time')
