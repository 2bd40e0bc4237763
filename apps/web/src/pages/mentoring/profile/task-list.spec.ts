import type { OwnProfile } from './load-profile.js'
import { tasksOf } from './task-list.js'

const profile = {
  id: 'p', side: 'mentee', scheme: { kind: 'sponsorship', title: 'S' },
  completeness: [
    { section: 'about', state: 'complete', missing: [] }, { section: 'skills', state: 'incomplete', missing: ['Choose a skill.'] },
    { section: 'working', state: 'optional', missing: [] }, { section: 'wishes', state: 'optional', missing: [] },
  ],
} as unknown as OwnProfile

const nothing = { wishes: [], avoidedPeople: [], avoidedOrganisations: [], avoidedEmails: [], backgroundTags: [] }

it('makes a task of every section, the private ones apart, and counts what is left', () => {
  const { open, private: own, left } = tasksOf(profile, nothing)
  expect(open.map(({ title, href, hint }) => [title.text, href, hint?.text])).toEqual([
    ['About you', '/mentoring/profiles/p/about', undefined], ['What you want to learn', '/mentoring/profiles/p/skills', 'Choose a skill.'], ['How you like to work', '/mentoring/profiles/p/working', undefined],
  ])
  expect([own.map(({ title }) => title.text), left]).toEqual([['Who you would like as your sponsor'], 1])
})

it('says that a private section is filled in, where it is', () => {
  const statuses = (preferences: Parameters<typeof tasksOf>[1]) => tasksOf(profile, preferences).private.map(({ status }) => status)
  expect(statuses(nothing)).toEqual([{ tag: { text: 'Optional', classes: 'govuk-tag--grey' } }])
  expect(statuses({ ...nothing, wishes: [{ id: 'x', name: null }] })).toEqual([{ text: 'Completed' }])
})
