import { formatNumber } from '#govuk'
import { AdminFrameDocument, AdminHomeDocument, OpenQueueBoardDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { page } from '../page.js'
import { equalityPaths } from '../equality/paths.js'
import { adminPaths } from './paths.js'
import { queueBoardHref } from './queue-board.js'

const LINKS = [
  { href: adminPaths.organisations, text: 'Organisations', about: 'Councils and the other bodies: find, add and correct them.' },
  { href: adminPaths.imports, text: 'Imports', about: 'Organisations, people and roles from files, for the whole platform.' },
  { href: adminPaths.duplicates, text: 'Duplicate people', about: 'Records that may be one person: merge them, or say that they are two.' },
  { href: adminPaths.reorganisations, text: 'Reorganisations', about: 'Councils that merge or split on a date, with everybody in them.' },
  { href: adminPaths.frameworks, text: 'Capability frameworks', about: 'Versions, their content, and taking in new ones.' },
  { href: equalityPaths.sets, text: 'Equality questions', about: 'What is asked, and the versions before.' },
  { href: adminPaths.machineClients, text: 'Programs', about: 'Machine clients that may sign in by themselves.' },
  { href: adminPaths.queues, text: 'Background work', about: 'The board of jobs: what waits, runs and failed.' },
] as const

export const adminHomePage = page({
  path: adminPaths.home,
  get: async (req, res) => {
    const { organisations, reorganisations, machineClients, frameworks } = await execute(req, AdminHomeDocument, {})
    res.render('admin/home', {
      title: 'Administration', links: LINKS,
      cards: [
        { label: 'Organisations', value: formatNumber(organisations.totalCount), href: adminPaths.organisations },
        { label: 'Reorganisations planned', value: String(reorganisations.filter(({ state }) => state === 'planned' || state === 'blocked').length), href: adminPaths.reorganisations },
        { label: 'Frameworks', value: String(frameworks.length), href: adminPaths.frameworks },
        { label: 'Programs let in', value: String(machineClients.filter(({ revokedAt }) => revokedAt === null).length), href: adminPaths.machineClients },
      ],
    })
  },
})

/**
 * A ticket for the worker's board, good for a minute; each one is written into the audit. It is a link rather than a
 * redirect: the board is another origin, and no form of these pages may lead to one (Content-Security-Policy).
 */
export const queuesPage = page({
  path: adminPaths.queues,
  get: async (req, res) => {
    await execute(req, AdminFrameDocument, {})
    res.render('admin/queues', { title: 'Background work', previous: adminPaths.home })
  },
  post: async (req, res) => {
    const { config } = req.web.services
    const { openQueueBoard } = await execute(req, OpenQueueBoardDocument, {})
    res.render('admin/queues', { title: 'Background work', boardHref: queueBoardHref(config, openQueueBoard.path), previous: adminPaths.home })
  },
})
