import { newId, type PersonId } from '#kernel'
import { checkSessionDetails } from './check-session-details.js'

const facilitator = newId<PersonId>()
const good = { title: 'Working in the open', mode: 'hybrid', location: 'Town Hall', joinUrl: 'https://meet.example.org/a', facilitatorIds: [facilitator] }
const codes = (change: Partial<Record<keyof typeof good, unknown>>) =>
  checkSessionDetails({ ...good, ...change } as typeof good, new Set([facilitator])).problems.map(({ code, field }) => `${code} ${field}`)

describe('checkSessionDetails', () => {
  it('accepts what is right, tidied, each facilitator once', () => {
    const { details, problems } = checkSessionDetails({ ...good, title: '  Working  in\nthe open ', facilitatorIds: [facilitator, facilitator] }, new Set([facilitator]))
    expect(problems).toEqual([])
    expect(details).toMatchObject({ title: 'Working in the open', facilitatorIds: [facilitator] })
  })

  it.each([
    [{ title: ' ' }, 'TITLE_MISSING title'], [{ title: 'x'.repeat(201) }, 'TITLE_TOO_LONG title'], [{ mode: 'by_post' }, 'MODE_UNKNOWN mode'],
    [{ location: ' ' }, 'LOCATION_MISSING location'], [{ location: 'x'.repeat(501) }, 'LOCATION_TOO_LONG location'],
    [{ joinUrl: 'http://meet.example.org' }, 'JOIN_URL_INVALID joinUrl'], [{ joinUrl: 'javascript:alert(1)' }, 'JOIN_URL_INVALID joinUrl'],
    [{ facilitatorIds: [] }, 'FACILITATOR_MISSING facilitatorIds'], [{ facilitatorIds: [facilitator, newId()] }, 'NOT_A_FACILITATOR facilitatorIds.1'],
  ])('refuses %j', (change, expected) => expect(codes(change)).toEqual([expected]))

  it('drops what a way of meeting has no use for', () => {
    expect(checkSessionDetails({ ...good, mode: 'online' }, new Set([facilitator]))).toMatchObject({ problems: [], details: { location: null, joinUrl: good.joinUrl } })
    expect(checkSessionDetails({ ...good, mode: 'in_person' }, new Set([facilitator]))).toMatchObject({ problems: [], details: { location: 'Town Hall', joinUrl: null } })
  })
})
