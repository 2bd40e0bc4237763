import { buildInvitation, sessionUid } from '../domain/calendar/index.js'
import type { OutgoingMessage } from '../transports/index.js'

const when = new Date('2026-05-11T09:00:00Z')

/** A message as the delivery job would hand it to a transport. For tests. */
export const outgoingMessage = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  dedupeKey: 'session-invitation:1', template: 'cohorts.session-invitation', to: { name: 'Siân Ŵyn', email: 'sian@example.org' },
  subject: 'Working in the open: “why”', text: 'Hello Siân\n\n.\nA line alone with a dot above.\n', html: '<p>Hello Siân</p>',
  fields: { name: 'Siân Ŵyn' }, queuedAt: new Date('2026-01-05T08:30:00Z'), attempt: 1, ...change,
})

export const invitation = (): string => buildInvitation({
  uid: sessionUid('1', 'waymark.example'), sequence: 0, stamp: when, start: when, end: new Date('2026-05-11T11:00:00Z'),
  summary: 'Gweithio’n agored: Siân Ŵyn, '.repeat(4), where: { mode: 'in_person', place: 'Tŷ Cymru' }, organiser: { name: 'Institute', email: 'waymark@example.org' },
}, { name: 'Siân Ŵyn', email: 'sian@example.org' })
