import type { Persona, PersonaSource } from '../../../identity/src/index.js'

/** All people of the demonstration have addresses in this domain, which nobody can own. */
export const DEMO_DOMAIN = 'waymark.example'

const persona = (name: string, description: string): Persona => {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${DEMO_DOMAIN}`
  return { subject: email, name, email, description }
}

/** The people whom a visitor may be. All are invented. */
export const PERSONAS = {
  platformAdmin: persona('Ada Okafor', 'Runs the platform: organisations, imports, everything'),
  programmeManager: persona('Priya Shah', 'Programme manager at the institute: plans programmes and runs, watches demand and waiting lists'),
  mentoringManager: persona('Bola Martins', 'Runs the mentoring scheme at the institute: match rounds, the dashboard, who needs help'),
  verifier: persona('Sian Morgan', 'Verifies milestones for the institute: claims of appointments with their evidence'),
  facilitator: persona('Tom Bellamy', 'Facilitates leadership runs: register, sets, messages'),
  organisationAdmin: persona('Grace Lindqvist', 'Looks after her council\'s people: imports, nominations, progress'),
  lineManager: persona('Marcus Reid', 'Line manager: approves applications'),
  learner: persona('Helen Carter', 'Head of adult social care, on a run for leaders who are not digital'),
  practitioner: persona('Yusuf Demir', 'Digital practitioner who is moving into leadership'),
  councillor: persona('Cllr Ruth Pembroke', 'Elected member'),
} as const

/** The picker offers the personas above; every address of the demonstration's domain may hold a token, for the scenario's many people. */
export const demoPersonas: PersonaSource = {
  personas: () => Promise.resolve(Object.values(PERSONAS)),
  findPersona: (subject) => {
    const known = Object.values(PERSONAS).find((one) => one.subject === subject)
    const named = subject.endsWith(`@${DEMO_DOMAIN}`) ? { subject, name: subject.split('@')[0]!, email: subject, description: 'Someone in the scenario' } : undefined
    return Promise.resolve(known ?? named)
  },
}
