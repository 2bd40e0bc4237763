import type { Request } from 'express'
import { formatDate } from '#govuk'
import { plainDate } from '#kernel'
import { done, fieldsPage, nothing } from '../../forms/fields-page.js'
import { EqualityDeclarationsDocument, EqualityFigureDocument, EqualityFiguresDocument, RequestEqualityReleaseDocument, ViewerCanPublishEqualityDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { attackText, declarationRows, figureTable, usefulnessTable } from './equality-view.js'
import { equalityPaths } from './paths.js'

const figuresPage = page({
  path: equalityPaths.figures,
  requireSignIn: false,
  get: async (req, res) => {
    const { equalityPublications } = await execute(req, EqualityFiguresDocument, {})
    res.render('equality/figures', { title: 'Equality figures', declarationHref: equalityPaths.declarations, publications: equalityPublications.map(({ id, title }) => ({ title, href: pathTo(equalityPaths.publication, { id }) })) })
  },
})

/** How many answered: whether figures can be trusted depends on it, so analysts look here first. */
const declarationsPage = page({
  path: equalityPaths.declarations,
  requireSignIn: false,
  get: async (req, res) => {
    const rows = declarationRows((await execute(req, EqualityDeclarationsDocument, {})).equalityDeclarations)
    res.render('equality/declarations', {
      title: 'How many answered', previous: equalityPaths.figures,
      table: {
        head: [{ text: 'Figures' }, { text: 'As on' }, ...['Everybody', 'Answered', 'Preferred not to say', 'Did not answer'].map((text) => ({ text, format: 'numeric' }))],
        rows: rows.map(({ title, on, figures }) => [{ text: title }, { text: on }, ...figures.map((text) => ({ text, format: 'numeric' }))]),
      },
    })
  },
})

const mayPublish = async (req: Request): Promise<boolean> => req.session.viewer?.kind === 'person' && (await execute(req, ViewerCanPublishEqualityDocument, {})).viewerCanPublishEquality

const publicationPage = page({
  path: equalityPaths.publication,
  requireSignIn: false,
  get: async (req, res) => {
    const { equalityPublication: { latest, ...publication } } = await execute(req, EqualityFigureDocument, { id: param(req, 'id') })
    res.render('equality/publication', {
      title: publication.title, publication, previous: equalityPaths.figures,
      ...(await mayPublish(req) && { publishHref: pathTo(equalityPaths.publish, { id: publication.id }) }),
      ...(latest !== null && {
        latest: { ...latest, usefulness: usefulnessTable(latest.utility, latest.simpleRounding), attack: attackText(latest.fullAudit), on: formatDate(plainDate(latest.snapshotOn)), tables: latest.tables.map(({ key, title, columns, figures }) => ({ key, title, table: figureTable(columns, figures) })) },
      }),
    })
  },
})

/** For analysts of the institute and the LGA. */
const publishPage = fieldsPage({
  path: equalityPaths.publish,
  load: async (req) => {
    const { equalityPublication: { title, minimumDays } } = await execute(req, EqualityFigureDocument, { id: param(req, 'id') })
    if (!(await mayPublish(req))) throw new PageError('notFound')
    return {
      title: 'Publish today’s figures?', caption: title, fields: [], button: 'Publish', back: pathTo(equalityPaths.publication, { id: param(req, 'id') }),
      effects: [
        'Answers are counted as they are now. The figures are protected and attacked as somebody would who wanted to recognise a person; what fails is shown in less detail.',
        'They appear here when that is done, for everybody, and do not change any more.',
        `The next can be published after ${minimumDays} days: two close together would show what one person changed.`,
      ],
    }
  },
  body: nothing,
  submit: async (req, _body, { back }) => {
    const { userErrors } = (await execute(req, RequestEqualityReleaseDocument, { publicationId: param(req, 'id') })).requestEqualityRelease
    return done(userErrors, back, 'The figures are being counted and protected. They appear here in a few minutes.')
  },
})

export const equalityFigurePages = [figuresPage, declarationsPage, publicationPage, publishPage]
