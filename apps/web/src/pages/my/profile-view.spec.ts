import { periodWords, profileView } from './profile-view.js'
import type { Profile } from './load-profile.js'

const person: Profile = {
  id: 'p', givenName: 'Asha', familyName: 'Rahman', name: 'Asha Rahman', background: 'digital_practitioner', locale: 'en', viewerCanEdit: true,
  emails: [{ email: 'asha@new.example', isPrimary: true, verified: true }, { email: 'a+b@old.example', isPrimary: false, verified: false }],
  memberships: [{ id: 'm', role: 'line_manager', jobTitle: 'Head of service', startsOn: '2024-05-01', endsOn: null, organisation: { name: 'Borchester' } }],
  lineManagers: [], delegations: [],
  careerPosts: [
    { id: '1', post: 'Analyst', organisationName: 'A firm', grade: null, background: 'other', startsOn: '2019-01-01', endsOn: '2020-01-01', verified: false, organisation: null },
    { id: '2', post: 'Head', organisationName: null, grade: null, background: 'other', startsOn: '2020-01-01', endsOn: null, verified: true, organisation: { id: 'o', name: 'Borchester' } },
  ],
}

describe('profileView', () => {
  it('says roles and times in words', () =>
    expect(profileView(person).memberships).toEqual([{ what: 'Line manager, Head of service', where: 'Borchester', when: 'since 1 May 2024' }]))
  it('puts the newest post first, wherever it was', () => expect(profileView(person).posts.map(({ where }) => where)).toEqual(['Borchester', 'A firm']))
  it('never offers to remove the address that Waymark writes to', () =>
    expect(profileView(person).emails.map(({ removeHref }) => removeHref)).toEqual([undefined, '/profile/emails/remove?email=a%2Bb%40old.example']))
})

describe('periodWords', () => {
  it('counts the last day in', () => expect(periodWords('2024-05-01', '2026-04-01')).toBe('1 May 2024 to 31 March 2026'))
})
