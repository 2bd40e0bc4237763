/** A group of digital staff, by a characteristic and the answers that are in it. */
export interface StaffGroup {
  readonly title: string
  readonly characteristic: string
  readonly categories: readonly string[]
}

/**
 * Whom the workforce plan wants more of: the one list that the national target is loaded with and that reports tell of. Each is an answer of the
 * workforce return. Returns count each characteristic by itself, so nobody can say how many people are in one of these groups *or* another.
 */
export const UNDER_REPRESENTED: readonly StaffGroup[] = [
  { title: 'Women', characteristic: 'sex', categories: ['female'] },
  { title: 'People of ethnic minority groups (white minorities not included)', characteristic: 'ethnic_group', categories: ['asian', 'black', 'mixed', 'other'] },
  { title: 'Disabled people', characteristic: 'disability', categories: ['disabled'] },
  { title: 'Gay, lesbian, bisexual and other people', characteristic: 'sexual_orientation', categories: ['lgb_or_other'] },
  { title: 'People of lower socio-economic background', characteristic: 'socio_economic', categories: ['lower'] },
]
