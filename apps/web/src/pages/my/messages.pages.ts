import { z } from 'zod'
import { cursorPagination } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { MyMessageDocument, MyMessagePreferencesDocument, MyMessagesDocument, SaveMyMessagePreferencesDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, param, pathTo } from '../../http/addresses.js'
import { page } from '../page.js'
import { deliveryWords, messageParagraphs } from './message-words.js'
import { myPaths } from './paths.js'

/** Everything that Waymark told the person, newest first. */
const messagesPage = page({
  path: myPaths.messages,
  get: async (req, res) => {
    const { myMessages } = await execute(req, MyMessagesDocument, { after: afterOf(req) })
    res.render('my/messages', {
      title: 'Messages',
      total: myMessages.totalCount,
      messages: myMessages.edges.map(({ node }) => ({ ...node, href: pathTo(myPaths.message, { id: node.id }), delivery: deliveryWords(node.state) })),
      pagination: cursorPagination(myMessages.pageInfo, myPaths.messages, req.query, req.web.locale),
    })
  },
})

const messagePage = page({
  path: myPaths.message,
  get: async (req, res) => {
    const { myMessage } = await execute(req, MyMessageDocument, { id: param(req, 'id') })
    res.render('my/message', {
      title: myMessage.subject,
      message: myMessage,
      delivery: deliveryWords(myMessage.state),
      paragraphs: messageParagraphs(myMessage.text, req.web.services.config.WEB_URL),
      previous: myPaths.messages,
    })
  },
})

const choices = z.union([z.string(), z.array(z.string())]).optional().transform((value) => (value === undefined ? [] : [value].flat()))

const preferencesPage = formPage({
  path: myPaths.preferences,
  view: 'my/preferences',
  title: () => 'Which messages you get by email',
  load: async (req) => (await execute(req, MyMessagePreferencesDocument, {})).myMessagePreferences,
  initial: ({ reminders, subscriptions }) => ({ kinds: [reminders && 'reminders', subscriptions && 'subscriptions'].filter(Boolean) }),
  body: z.object({ kinds: choices }),
  submit: async (req, _res, { kinds }) => {
    const input = { reminders: kinds.includes('reminders'), subscriptions: kinds.includes('subscriptions') }
    const { updateMyMessagePreferences: { userErrors } } = await execute(req, SaveMyMessagePreferencesDocument, { input })
    return userErrors.length > 0 ? { userErrors } : { next: myPaths.messages, notice: 'Your choice is saved.' }
  },
  previous: () => myPaths.messages,
})

// The preferences come first: their address would fit a message's too.
export const messagePages = [messagesPage, preferencesPage, messagePage]
