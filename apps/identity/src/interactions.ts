import { text } from 'node:stream/consumers'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Interaction } from 'oidc-provider'
import { CONTENT_SECURITY_POLICY, errorPage, pickerPage } from './pages.js'
import { personaFinder, type PersonaSource } from './persona.js'

function send(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}

/** Changing places: whoever was picked before on this browser is forgotten first, which spares a page that would ask. */
async function forgetOther(provider: Provider, interaction: Interaction, subject: string): Promise<void> {
  if (interaction.session === undefined || interaction.session.accountId === subject) return
  await (await provider.Session.findByUid(interaction.session.uid))?.destroy()
  delete interaction.session
  await interaction.persist()
}

async function answer(provider: Provider, source: PersonaSource, interaction: Interaction, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const form = new URLSearchParams((await text(req)).slice(0, 4_096))
  if (form.has('cancel')) {
    await provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'Sign-in was cancelled' })
    return
  }
  const persona = await personaFinder(source)(form.get('subject') ?? '')
  if (!persona) return send(res, 400, errorPage('There is no such person.'))
  await forgetOther(provider, interaction, persona.subject)
  await provider.interactionFinished(req, res, { login: { accountId: persona.subject } })
}

/** Shows the persona picker for a pending sign-in, and takes its answer. The provider's cookie ties both to one browser. */
export async function handleInteraction(provider: Provider, source: PersonaSource, req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.setHeader('content-security-policy', CONTENT_SECURITY_POLICY)
  try {
    const interaction = await provider.interactionDetails(req, res)
    if (req.method === 'POST') await answer(provider, source, interaction, req, res)
    else send(res, 200, pickerPage(await source.personas(), `/interaction/${interaction.uid}`))
  } catch (error) {
    send(res, 400, errorPage((error as { name?: unknown }).name === 'SessionNotFound' ? 'The sign-in has run out.' : 'Something went wrong.'))
  }
}
