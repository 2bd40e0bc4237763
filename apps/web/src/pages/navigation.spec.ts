import type { Viewer } from '../session/viewer.js'
import { areasFor } from './navigation.js'

const viewer: Viewer = { kind: 'person', id: 'p', name: 'Asha', email: null, hasReports: false, joinOffers: 0, roles: [], askedAt: 0 }
const organisation = { id: 'o', name: 'Borough', kind: 'council' }
const linked = (change: Partial<Viewer>) => areasFor({ ...viewer, ...change }).map(({ href }) => href)

describe('the links of the header', () => {
  const everybody = ['/learning', '/programmes', '/mentoring', '/matrix', '/plan', '/reports', '/messages', '/profile']
  it('are what everybody has for a learner', () => expect(linked({ roles: [{ role: 'learner', organisation }] })).toEqual(everybody))
  it.each([
    [{ hasReports: true }, '/approvals'],
    [{ roles: [{ role: 'organisation_admin', organisation }] }, '/organisation'],
    [{ roles: [{ role: 'programme_manager', organisation }] }, '/manage/programmes'],
    [{ roles: [{ role: 'platform_admin', organisation }] }, '/admin'],
  ])('grow with what somebody does: %j', (change, href) => expect(linked(change)).toContain(href))
  it('are none for an account that is nobody here yet', () => {
    expect(linked({ kind: 'unlinked' })).toEqual([])
    expect(areasFor(undefined)).toEqual([])
  })
})
