/** A programme of the scenario, as its manager would type it. */
export interface ProgrammePlan {
  readonly title: string
  readonly summary: string
  readonly audience: 'non_digital_leaders' | 'digital_practitioners' | 'elected_members'
  /** The background of the people it is for. */
  readonly background: 'non_digital_leader' | 'digital_practitioner' | 'elected_member'
  /** How people come in by themselves. */
  readonly entry: 'application' | 'self'
  readonly needsApproval: boolean
  readonly sessions: readonly string[]
  readonly sessionMinutes: number
  readonly assignment?: { readonly title: string; readonly dueDays: number }
  /** Least share of the session minutes, in basis points. */
  readonly minAttendance: number
  readonly cell: { readonly body: string; readonly area: string; readonly obligation: string }
}

export const PROGRAMMES: readonly ProgrammePlan[] = [
  {
    title: 'Leading in a digital council',
    summary: 'For heads of service and directors who do not come from digital: how services are designed around people, how to fund and govern change, and what to ask of data and technology.',
    audience: 'non_digital_leaders', background: 'non_digital_leader', entry: 'application', needsApproval: true,
    sessions: ['Starting from what people need', 'Funding teams, not projects', 'Data you can act on', 'Technology choices that last', 'Leading through change', 'Your plan, tested by peers'],
    sessionMinutes: 120, assignment: { title: 'A change plan for your service', dueDays: 63 }, minAttendance: 7_000,
    cell: { body: 'coordinating_institute', area: 'leadership', obligation: 'recommended' },
  },
  {
    title: 'From practice to leadership',
    summary: 'For digital practitioners who are about to lead: influence without authority, budgets and business cases, working with members, and growing a team.',
    audience: 'digital_practitioners', background: 'digital_practitioner', entry: 'application', needsApproval: true,
    sessions: ['What changes when you lead', 'Influence without authority', 'Money and business cases', 'Working with elected members', 'Growing a team', 'Your first hundred days'],
    sessionMinutes: 90, minAttendance: 7_000,
    cell: { body: 'strategic_centres', area: 'capability', obligation: 'recommended' },
  },
  {
    title: 'Digital for elected members',
    summary: 'Three evenings for councillors: the questions to ask about digital services, data and procurement.',
    audience: 'elected_members', background: 'elected_member', entry: 'self', needsApproval: false,
    sessions: ['Questions to ask about a service', 'Questions to ask about data', 'Questions to ask about a contract'],
    sessionMinutes: 90, minAttendance: 6_000,
    cell: { body: 'lga', area: 'leadership', obligation: 'optional' },
  },
]
