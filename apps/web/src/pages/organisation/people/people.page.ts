import { cursorPagination } from '#govuk'
import { OrganisationPeopleDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, textOf } from '../../../http/addresses.js'
import { page } from '../../page.js'
import { here, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { orAny, roleChoices } from '../words.js'
import { rolesIn, statusTag } from './person-view.js'

const WHEN = [{ value: 'current', text: 'Belong here now' }, { value: 'past', text: 'Belonged here before' }, { value: 'any', text: 'Now or before' }]
const STATUS = [{ value: '', text: 'All' }, { value: 'active', text: 'Signed in before' }, { value: 'invited', text: 'Not signed in yet' }]
const oneOf = (items: readonly { readonly value: string }[], typed: string): string => items.find(({ value }) => value === typed)?.value ?? items[0]?.value ?? ''

/** The people of an organisation, to search and filter. */
export const peoplePage = page({
  path: organisationPaths.people,
  get: async (req, res) => {
    const organisationId = organisationIdOf(req)
    const roles = orAny(roleChoices, 'Any role')
    const values = { search: textOf(req.query['search']).slice(0, 100), role: oneOf(roles, textOf(req.query['role'])), status: oneOf(STATUS, textOf(req.query['status'])), when: oneOf(WHEN, textOf(req.query['when'])) }
    const { organisation, people } = await execute(req, OrganisationPeopleDocument, {
      organisationId, search: values.search || null, role: values.role || null, status: values.status || null, when: values.when, after: afterOf(req),
    })
    res.render('organisation/people/people', {
      title: 'People', organisation: organisationFrame(organisation, 'people'), values, roles, statuses: STATUS, whens: WHEN,
      filtered: values.search !== '' || values.role !== '' || values.status !== '' || values.when !== 'current',
      action: here(req, 'people'), addHref: here(req, 'addPerson'), joinHref: here(req, 'inviteToJoin'), importHref: here(req, 'imports'),
      total: people.totalCount,
      people: people.edges.map(({ node }) => ({ ...node, href: here(req, 'person', { personId: node.id }), roles: rolesIn(node.memberships, organisationId), tag: statusTag(node.status) })),
      pagination: cursorPagination(people.pageInfo, here(req, 'people'), req.query, req.web.locale),
    })
  },
})
