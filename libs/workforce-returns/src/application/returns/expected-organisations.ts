/** Kinds of organisation whose digital workforce the plan is about. */
export const EXPECTED_KINDS = ['council', 'combined_authority'] as const

export const isExpected = ({ kind }: { readonly kind: string }): boolean => (EXPECTED_KINDS as readonly string[]).includes(kind)
