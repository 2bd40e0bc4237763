import { formatNumber, sentenceCase, summaryRows } from '#govuk'
import { OrganisationHomeDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { here, organisationFrame, organisationIdOf } from './frame.js'
import { organisationPaths } from './paths.js'
import { statesTotal } from './enrolments/progress-view.js'

/** The organisations that the viewer administers; straight on where there is one. */
export const chooseOrganisationPage = page({
  path: organisationPaths.choose,
  get: (req, res) => {
    const mine = new Map((req.session.viewer?.roles ?? []).flatMap(({ role, organisation }) => (role === 'organisation_admin' ? [[organisation.id, organisation.name] as const] : [])))
    const links = [...mine].map(([organisationId, name]) => ({ name, href: pathTo(organisationPaths.home, { organisationId }) }))
    if (links.length === 0) throw new PageError('notFound')
    if (links.length === 1 && links[0]) return res.redirect(303, links[0].href)
    res.render('organisation/choose', { title: 'Your organisations', links })
  },
})

export const organisationHomePage = page({
  path: organisationPaths.home,
  get: async (req, res) => {
    const { organisation, people, invitations, organisationProgress } = await execute(req, OrganisationHomeDocument, { organisationId: organisationIdOf(req) })
    const { live, completed } = statesTotal(organisationProgress)
    res.render('organisation/home', {
      title: 'Overview', organisation: organisationFrame(organisation, 'home'),
      cards: [
        { label: 'People', value: formatNumber(people.totalCount), href: here(req, 'people') },
        { label: 'Open invitations', value: formatNumber(invitations.totalCount), href: here(req, 'invitations') },
        { label: 'On programmes now', value: formatNumber(live), href: here(req, 'enrolments') },
        { label: 'Completed', value: formatNumber(completed), href: here(req, 'progress') },
      ],
      rows: summaryRows([
        { key: 'Kind', value: sentenceCase(organisation.kind) }, { key: 'Official code', value: organisation.code },
        { key: 'Region', value: organisation.region }, { key: 'Part of', value: organisation.parent?.name },
      ]),
      links: { add: here(req, 'addPerson'), imports: here(req, 'imports'), nominations: here(req, 'nominations'), exports: here(req, 'exports') },
    })
  },
})
