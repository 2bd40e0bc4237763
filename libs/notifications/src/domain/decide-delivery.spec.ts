import { decideDelivery, DEFAULT_PREFERENCES, type DeliveryFacts } from './decide-delivery.js'

const facts: DeliveryFacts = { preferences: DEFAULT_PREFERENCES, email: 'aisha@example.org', bounced: false, alreadySent: false }
const nothing = { ...DEFAULT_PREFERENCES, reminders: false, subscriptions: false }
const service = { purpose: 'service', channels: ['email', 'page'] } as const

describe('decideDelivery', () => {
  it.each([
    ['a service message, whatever the preferences', service, { preferences: nothing }, { action: 'send', to: 'aisha@example.org' }],
    ['a reminder by default', { ...service, purpose: 'reminder' } as const, {}, { action: 'send', to: 'aisha@example.org' }],
    ['no reminder when switched off', { ...service, purpose: 'reminder' } as const, { preferences: { ...DEFAULT_PREFERENCES, reminders: false } }, { action: 'suppress', reason: 'SWITCHED_OFF' }],
    ['a reminder when only news is off', { ...service, purpose: 'reminder' } as const, { preferences: { ...DEFAULT_PREFERENCES, subscriptions: false } }, { action: 'send', to: 'aisha@example.org' }],
    ['no news when switched off', { ...service, purpose: 'subscription' } as const, { preferences: { ...DEFAULT_PREFERENCES, subscriptions: false } }, { action: 'suppress', reason: 'SWITCHED_OFF' }],
    ['nothing to a person without an address', service, { email: undefined }, { action: 'suppress', reason: 'NO_ADDRESS' }],
    ['nothing to an empty address', service, { email: ' ' }, { action: 'suppress', reason: 'NO_ADDRESS' }],
    ['nothing to an address that bounced', service, { bounced: true }, { action: 'suppress', reason: 'BOUNCED' }],
    ['nothing twice', service, { alreadySent: true }, { action: 'suppress', reason: 'ALREADY_SENT' }],
    ['no email of a message for the page only', { ...service, channels: ['page'] } as const, {}, { action: 'suppress', reason: 'NOT_BY_EMAIL' }],
  ])('sends %s', (_name, template, change, decision) => {
    expect(decideDelivery(template, { ...facts, ...change })).toEqual(decision)
  })
})
