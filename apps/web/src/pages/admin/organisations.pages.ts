import { z } from 'zod'
import { cursorPagination, sentenceCase } from '#govuk'
import { done, fieldsPage, optionalText, type Field } from '../../forms/fields-page.js'
import { AdminFrameDocument, AdminOrganisationDocument, AdminOrganisationsDocument, CreateOrganisationDocument, UpdateOrganisationDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, param, pathTo, textOf } from '../../http/addresses.js'
import { organisationPaths } from '../organisation/paths.js'
import { orAny } from '../organisation/words.js'
import { page } from '../page.js'
import { adminPaths } from './paths.js'

const choices = (values: readonly string[]) => values.map((value) => ({ value, text: kindWords(value) }))
const UPPER: Readonly<Record<string, string>> = { lga: 'Local Government Association', alb: 'Arm’s length body', nhs_body: 'NHS body' }
const kindWords = (kind: string): string => UPPER[kind] ?? sentenceCase(kind)
const KINDS = choices(['council', 'combined_authority', 'lga', 'institute', 'centre_of_innovation', 'department', 'alb', 'nhs_body', 'training_provider', 'supplier', 'other'])
const TIERS = choices(['county', 'district', 'unitary', 'metropolitan_district', 'london_borough', 'city_corporation', 'combined_authority', 'strategic_authority'])
const NATIONS = choices(['england', 'wales', 'scotland', 'northern_ireland'])
const REGIONS = ['East Midlands', 'East of England', 'London', 'North East', 'North West', 'South East', 'South West', 'West Midlands', 'Yorkshire and The Humber', 'Northern Ireland', 'Scotland', 'Wales']
  .map((value) => ({ value, text: value }))

export const organisationsPage = page({
  path: adminPaths.organisations,
  get: async (req, res) => {
    const values = { search: textOf(req.query['search']).slice(0, 100), kind: textOf(req.query['kind']), region: textOf(req.query['region']) }
    const { organisations } = await execute(req, AdminOrganisationsDocument, { search: values.search || null, kind: values.kind || null, region: values.region || null, after: afterOf(req) })
    res.render('admin/organisations', {
      title: 'Organisations', values, kinds: orAny(KINDS, 'Any kind'), regions: orAny(REGIONS, 'Any region'), filtered: Object.values(values).some(Boolean), action: adminPaths.organisations,
      total: organisations.totalCount, addHref: adminPaths.addOrganisation, previous: adminPaths.home,
      organisations: organisations.edges.map(({ node }) => ({
        ...node, kind: kindWords(node.kind), href: pathTo(organisationPaths.home, { organisationId: node.id }), editHref: pathTo(adminPaths.editOrganisation, { id: node.id }),
      })),
      pagination: cursorPagination(organisations.pageInfo, adminPaths.organisations, req.query, req.web.locale),
    })
  },
})

const fields: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Full name' },
  { kind: 'text', name: 'shortName', label: 'Name for lists', width: 20 },
  { kind: 'select', name: 'kind', label: 'Kind', items: KINDS },
  { kind: 'text', name: 'code', label: 'Official code (optional)', hint: 'For a council its GSS code, such as E07000105.', width: 10 },
  { kind: 'select', name: 'tier', label: 'Tier', hint: 'Councils and combined authorities only.', items: orAny(TIERS, 'None') },
  { kind: 'select', name: 'nation', label: 'Nation', items: orAny(NATIONS, 'Not given') },
  { kind: 'select', name: 'region', label: 'Region', items: orAny(REGIONS, 'Not given') },
]
const body = z.object({
  name: z.string().trim().min(1, 'Enter the full name'), shortName: z.string().trim().min(1, 'Enter the name for lists'), kind: z.string().min(1, 'Choose the kind'),
  code: optionalText(), tier: optionalText(), nation: optionalText(), region: optionalText(),
})

export const addOrganisationPage = fieldsPage({
  path: adminPaths.addOrganisation, body,
  load: async (req) => {
    await execute(req, AdminFrameDocument, {})
    return { title: 'Add an organisation', caption: 'Administration', fields, button: 'Add this organisation', back: adminPaths.organisations, values: { kind: 'council', nation: 'england' } }
  },
  submit: async (req, input) => {
    const { createOrganisation } = await execute(req, CreateOrganisationDocument, { input })
    return done(createOrganisation.userErrors, `${adminPaths.organisations}?search=${encodeURIComponent(input.name)}`, `${input.name} is added.`)
  },
})

export const editOrganisationPage = fieldsPage({
  path: adminPaths.editOrganisation, body,
  load: async (req) => {
    const { organisation: { id: _id, ...values } } = await execute(req, AdminOrganisationDocument, { id: param(req, 'id') })
    return { title: `Change ${values.name}`, caption: 'Administration', lead: ['When it begins and ends changes only by a reorganisation.'], fields, button: 'Save', back: adminPaths.organisations, values }
  },
  submit: async (req, input) => {
    const { updateOrganisation } = await execute(req, UpdateOrganisationDocument, { id: param(req, 'id'), input })
    return done(updateOrganisation.userErrors, `${adminPaths.organisations}?search=${encodeURIComponent(input.name)}`, `${input.name} is saved.`)
  },
})
