import type { Request } from 'express'
import { londonDate } from '#kernel'
import { OrganisationPersonDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param } from '../../../http/addresses.js'
import { page } from '../../page.js'
import { here, nowOf, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { lineManagerRows, membershipLists, personDetails, rolesIn } from './person-view.js'

/** A person's record with the organisation from whose pages it is looked at; "not found" for all but its administrators. */
export const loadPerson = (req: Request) => execute(req, OrganisationPersonDocument, { organisationId: organisationIdOf(req), personId: param(req, 'personId') })

/** Everything that an administrator sees of one person, and what they can do for them. */
export const personPage = page({
  path: organisationPaths.person,
  get: async (req, res) => {
    const { organisation, person } = await loadPerson(req)
    const today = londonDate(nowOf(req))
    const memberships = membershipLists(person.memberships, organisation.id, today)
    res.render('organisation/people/person', {
      title: person.name, organisation: { name: organisation.name }, person, roles: rolesIn(person.memberships, organisation.id),
      details: personDetails(person, { edit: here(req, 'editPerson') }),
      emails: person.emails.map((one) => ({ ...one, primaryHref: `${here(req, 'primaryEmail')}?email=${encodeURIComponent(one.email)}`, removeHref: `${here(req, 'removeEmail')}?email=${encodeURIComponent(one.email)}` })),
      current: memberships.current.map((one) => ({ ...one, changeHref: here(req, 'changeMembership', { membershipId: one.id }), endHref: here(req, 'endMembership', { membershipId: one.id }) })),
      past: memberships.past,
      managers: lineManagerRows(person.lineManagers, organisation.id, today),
      links: { invite: here(req, 'invitePerson'), email: here(req, 'addEmail'), membership: here(req, 'addMembership'), manager: here(req, 'lineManager'), transfer: here(req, 'transfer') },
      frame: organisationFrame(organisation, 'people'), previous: here(req, 'people'),
    })
  },
})
