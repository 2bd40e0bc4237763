import { readTicket, signTicket } from './ticket.js'

const secret = 'a secret of this test'
const now = new Date('2026-06-01T09:00:00Z')
const ticket = signTicket({ purpose: 'queues', subject: 'p1', expiresAt: now.getTime() + 1_000 }, secret)

describe('tickets', () => {
  it('opens what it is for', () => expect(readTicket(ticket, 'queues', now, secret)).toBe('p1'))
  it('opens nothing else', () => expect(readTicket(ticket, 'files', now, secret)).toBeUndefined())
  it('expires', () => expect(readTicket(ticket, 'queues', new Date(now.getTime() + 1_000), secret)).toBeUndefined())
  it('cannot be made with another secret', () => expect(readTicket(signTicket({ purpose: 'queues', subject: 'p1', expiresAt: now.getTime() + 1_000 }, 'guess'), 'queues', now, secret)).toBeUndefined())
  it('cannot be changed', () => expect(readTicket(`x${ticket}`, 'queues', now, secret)).toBeUndefined())
  it('is not any text', () => expect(readTicket('nonsense', 'queues', now, secret)).toBeUndefined())
})
