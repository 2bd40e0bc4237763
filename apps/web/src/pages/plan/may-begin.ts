interface RoleLike {
  readonly role: string
  readonly organisation: { readonly id: string; readonly name: string }
}

const SPEAKS = ['workforce_analyst', 'organisation_admin']

/** Organisations for which somebody may begin a plan. Whether they may own one, the API says. */
export const speaksFor = (roles: readonly RoleLike[]) =>
  [...new Map(roles.filter(({ role }) => SPEAKS.includes(role)).map(({ organisation }) => [organisation.id, organisation.name]))].map(([value, text]) => ({ value, text }))

/** Which buttons to show: the API decides when they are pressed. */
export const mayBegin = (roles: readonly RoleLike[]) => {
  const admin = roles.some(({ role }) => role === 'platform_admin')
  const speaks = speaksFor(roles).length > 0
  return { national: admin || speaks, derived: speaks }
}
