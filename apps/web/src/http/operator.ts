import type { Config } from '#platform/config'

/** Who runs this Waymark, as far as the pages can say. */
export interface Operator {
  readonly name: string | undefined
  /** Where users find help. */
  readonly email: string | undefined
  /** Where they ask about their personal data. */
  readonly dataProtectionEmail: string | undefined
  /** Nobody runs it for real. */
  readonly demonstration: boolean
}

/** The operator that the configuration names. */
export const operatorOf = ({ OPERATOR_NAME, OPERATOR_EMAIL, DATA_PROTECTION_EMAIL, DEMO }: Config): Operator =>
  ({ name: OPERATOR_NAME, email: OPERATOR_EMAIL, dataProtectionEmail: DATA_PROTECTION_EMAIL ?? OPERATOR_EMAIL, demonstration: DEMO })
