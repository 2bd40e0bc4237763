import type { Request } from 'express'
import { z } from 'zod'
import { done, fieldsPage, nothing, type Field } from '../../forms/fields-page.js'
import { AddExternalOfferDocument, ChangeExternalOfferDocument, ExternalOfferDocument, WithdrawExternalOfferDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { areaWords, audienceChoices, bodyWords, isCell, isWebAddress, obligationChoices } from './matrix-view.js'
import { matrixPaths } from './paths.js'

/** A body that is not an organisation of the directory is named; an organisation is one that the viewer speaks for. */
const ELSEWHERE = 'elsewhere'

const organisationsOf = (req: Request) =>
  [...new Map((req.session.viewer?.roles ?? []).filter(({ role }) => role === 'programme_manager').map(({ organisation }) => [organisation.id, organisation.name]))].map(([value, text]) => ({ value, text }))

/** The questions about an offer. Who may list what is for the API to say; a provider that stands already stays among the choices. */
const fields = (providers: readonly { readonly value: string; readonly text: string }[]): readonly Field[] => [
  { kind: 'text', name: 'title', label: 'Title' },
  { kind: 'url', name: 'url', label: 'Web address', hint: 'Starting with https://. Waymark points people there and holds none of the content.' },
  { kind: 'radios', name: 'provider', label: 'Who provides it', items: [...providers, { value: ELSEWHERE, text: 'A body that is not on Waymark', hint: { text: 'Give its name below. For platform administrators.' } }] },
  { kind: 'text', name: 'providerName', label: 'Name of that body', hint: 'Only if it is not on Waymark.' },
  { kind: 'radios', name: 'audience', label: 'Whom it is for', items: audienceChoices },
  { kind: 'radios', name: 'obligation', label: 'How binding it is', items: obligationChoices },
  { kind: 'text', name: 'costNote', label: 'What it costs (optional)', hint: 'In words, for example: free for councils.' },
]

const body = z.object({
  title: z.string().trim().min(1, 'Enter a title'),
  url: z.string().trim().min(1, 'Enter the web address').refine(isWebAddress, 'Enter a full web address that starts with https://'),
  provider: z.string('Choose who provides it').min(1, 'Choose who provides it'), providerName: z.string().trim().default(''),
  audience: z.string('Choose whom it is for'), obligation: z.string('Choose how binding it is'), costNote: z.string().trim().default(''),
}).refine(({ provider, providerName }) => provider !== ELSEWHERE || providerName !== '', { path: ['providerName'], message: 'Enter the name of the body that provides it' })

const inputOf = ({ provider, providerName, ...offer }: z.infer<typeof body>, cell: { readonly body: string; readonly area: string }) =>
  ({ ...offer, ...cell, ...(provider === ELSEWHERE ? { providerName } : { providerId: provider }) })

export const addOfferPage = fieldsPage({
  path: matrixPaths.addOffer, body,
  load: (req) => {
    const cell = { body: param(req, 'body'), area: param(req, 'area') }
    const providers = organisationsOf(req)
    const mayList = providers.length > 0 || (req.session.viewer?.roles ?? []).some(({ role }) => role === 'platform_admin')
    if (!isCell(cell.body, cell.area) || !mayList) throw new PageError('notFound')
    return {
      cell, title: 'List an offer of others', caption: `${bodyWords(cell.body)}: ${areaWords(cell.area)}`, fields: fields(providers), button: 'List this offer', back: pathTo(matrixPaths.cell, cell),
      values: { obligation: 'optional', ...(providers.length === 0 && { provider: ELSEWHERE }) },
    }
  },
  submit: async (req, offer, { cell, back }) => {
    const { addExternalOffer } = await execute(req, AddExternalOfferDocument, { input: inputOf(offer, cell) })
    return done(addExternalOffer.userErrors, back, 'The offer is listed.')
  },
})

/** An offer that the viewer may change; "not found" for others. */
async function loadOffer(req: Request) {
  const { externalOffer: offer } = await execute(req, ExternalOfferDocument, { id: param(req, 'offerId') })
  if (!offer.viewerCanManage) throw new PageError('notFound')
  const cell = { body: offer.body, area: offer.area }
  return { offer, cell, caption: `${bodyWords(cell.body)}: ${areaWords(cell.area)}`, back: pathTo(matrixPaths.cell, cell) }
}

export const changeOfferPage = fieldsPage({
  path: matrixPaths.changeOffer, body,
  load: async (req) => {
    const loaded = await loadOffer(req)
    const { offer: { title, url, audience, obligation, costNote, providerName, provider } } = loaded
    const providers = organisationsOf(req).filter(({ value }) => value !== provider?.id)
    return {
      ...loaded, title: `Change “${title}”`, fields: fields([...(provider ? [{ value: provider.id, text: provider.name }] : []), ...providers]), button: 'Save',
      values: { title, url, audience, obligation, costNote, providerName, provider: provider?.id ?? ELSEWHERE },
    }
  },
  submit: async (req, offer, { offer: { id }, cell, back }) => {
    const { changeExternalOffer } = await execute(req, ChangeExternalOfferDocument, { id, input: inputOf(offer, cell) })
    return done(changeExternalOffer.userErrors, back, 'The offer is saved.')
  },
})

export const withdrawOfferPage = fieldsPage({
  path: matrixPaths.withdrawOffer, body: nothing,
  load: async (req) => {
    const loaded = await loadOffer(req)
    return { ...loaded, title: `Take “${loaded.offer.title}” off the list?`, lead: ['People no longer find it here. What it points to is not touched.'], fields: [], button: 'Take it off the list', dangerous: true, stay: 'Keep it' }
  },
  submit: async (req, _body, { offer: { id }, back }) => {
    const { withdrawExternalOffer } = await execute(req, WithdrawExternalOfferDocument, { id })
    return done(withdrawExternalOffer.userErrors, back, 'The offer is off the list.')
  },
})
