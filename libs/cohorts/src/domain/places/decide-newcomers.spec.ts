import fc from 'fast-check'
import { asId, plainDate, type OrganisationId } from '#kernel'
import type { EnrolmentId } from '../ids.js'
import { decideNewcomer, type Newcomer } from './decide-newcomer.js'
import { decideNewcomers } from './decide-newcomers.js'
import { type PlaceFacts, WAITING_POLICIES } from './place-types.js'

const person = (n: number, organisation: number): Newcomer => ({
  enrolmentId: asId<EnrolmentId>(`e${String(n).padStart(3, '0')}`), organisationId: asId<OrganisationId>(`o${organisation}`), organisationKind: 'council', region: 'Wales',
})

describe('decideNewcomers', () => {
  it('seats those who arrive together as if they had come one after the other', () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 8 }), fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), fc.constantFrom(...WAITING_POLICIES),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
      (capacity, maxPerOrganisation, policy, organisations) => {
        const start: PlaceFacts = { run: { capacity, heldBack: [], quotas: { maxPerOrganisation }, policy }, seated: [], waiting: [], today: plainDate('2026-06-01') }
        const people = organisations.map((organisation, n) => person(n, organisation))
        const oneByOne = people.reduce<{ facts: PlaceFacts; offered: string[] }>(({ facts, offered }, newcomer, n) => {
          if (decideNewcomer(facts, newcomer).state === 'offered') return { facts: { ...facts, seated: [...facts.seated, newcomer] }, offered: [...offered, newcomer.enrolmentId] }
          return { facts: { ...facts, waiting: [...facts.waiting, { ...newcomer, queueNumber: n + 1 }] }, offered }
        }, { facts: start, offered: [] })
        expect([...decideNewcomers(start, people).offered]).toEqual(oneByOne.offered)
      }))
  })

  it('serves first those who waited already', () => {
    const waiting = { ...person(1, 1), queueNumber: 7 }
    const facts: PlaceFacts = { run: { capacity: 1, heldBack: [], quotas: {}, policy: 'first_come' }, seated: [], waiting: [waiting], today: plainDate('2026-06-01') }
    expect(decideNewcomers(facts, [person(2, 2)])).toEqual({ offered: new Set(), dueOffers: [waiting.enrolmentId] })
  })
})
