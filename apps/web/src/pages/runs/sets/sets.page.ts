import type { Request } from 'express'
import { pluralise } from '#govuk'
import { z } from 'zod'
import { FormSetsDocument, MoveToSetDocument, PreviewSetsDocument, RenameSetDocument, RunSetsDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { textField } from '../form-fields.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { balanceWords, inNoSet, memberWords, plannedMembers } from './set-rows.js'

async function loadSets(req: Request) {
  const { actionLearningSets, cohortRoster, cohortRun } = await execute(req, RunSetsDocument, { id: param(req, 'id') })
  return {
    run: frameOf(cohortRun, 'sets', ({ viewerCanSeeRoster }) => viewerCanSeeRoster), mayManage: cohortRun.viewerCanTeach,
    sets: actionLearningSets.edges.map(({ node }) => node), people: cohortRoster.edges.map(({ node }) => node),
  }
}

async function loadManagedSets(req: Request) {
  const loaded = await loadSets(req)
  if (!loaded.mayManage) throw new PageError('notFound')
  return loaded
}

const toSets = (id: string) => pathTo(runPaths.sets, { id })

/** The action-learning sets of a run. */
export const setsPage = page({
  path: runPaths.sets,
  get: async (req, res) => {
    const { mayManage, people, run, sets } = await loadSets(req)
    const link = (one: Parameters<typeof memberWords>[0]) => ({ words: memberWords(one), moveHref: pathTo(runPaths.moveToSet, { id: run.id, enrolmentId: one.enrolmentId }) })
    res.render('runs/sets/sets', {
      title: `Sets: ${run.title}`, run, mayManage, anybody: people.length > 0, formHref: pathTo(runPaths.formSets, { id: run.id }),
      sets: sets.map(({ id, name, members }) => ({ name, size: pluralise(members.length, 'member'), members: members.map(link), renameHref: pathTo(runPaths.renameSet, { id: run.id, setId: id }) })),
      unplaced: inNoSet(people).map(link),
    })
  },
})

/** Forms or balances the sets: shows how people would be divided before anything is done. */
export const formSetsPage = formPage({
  path: runPaths.formSets,
  view: 'runs/sets/form-sets',
  load: async (req) => {
    const typed = text((req.body as Record<string, unknown> | undefined)?.['count'] ?? req.query['count'])
    const count = /^\d{1,4}$/.test(typed) ? Number(typed) : null
    const { actionLearningSets, cohortRoster, cohortRun, previewActionLearningSets: preview } = await execute(req, PreviewSetsDocument, { id: param(req, 'id'), input: { runId: param(req, 'id'), count } })
    const people = new Map(cohortRoster.edges.map(({ node }) => [node.enrolmentId, node]))
    return {
      run: frameOf(cohortRun, 'sets', ({ viewerCanTeach }) => viewerCanTeach), existing: actionLearningSets.totalCount > 0, count, here: pathTo(runPaths.formSets, { id: cohortRun.id }),
      problems: preview.userErrors.map(({ message }) => message), balance: preview.balance ? balanceWords(preview.balance, preview.sets.length) : [],
      planned: preview.sets.map(({ isNew, members, name }) => ({ name, isNew, members: plannedMembers(members, people) })),
    }
  },
  title: ({ existing }) => (existing ? 'Balance the sets' : 'Form sets'),
  previous: (_req, { run }) => toSets(run.id),
  body: z.object({ count: textField }),
  submit: async (req, _res, _form, { count, run }) => {
    const { formActionLearningSets: formed } = await execute(req, FormSetsDocument, { input: { runId: run.id, count } })
    return formed.userErrors.length > 0 ? { userErrors: formed.userErrors } : { next: toSets(run.id), notice: `${pluralise(formed.sets.length, 'set')} formed` }
  },
})

/** Puts one learner into another set, or into none. */
export const moveToSetPage = formPage({
  path: runPaths.moveToSet,
  view: 'runs/sets/move-to-set',
  load: async (req) => {
    const { people, run, sets } = await loadManagedSets(req)
    const enrolmentId = param(req, 'enrolmentId')
    const current = sets.find(({ members }) => members.some((member) => member.enrolmentId === enrolmentId))
    const person = current?.members.find((member) => member.enrolmentId === enrolmentId) ?? people.find((one) => one.enrolmentId === enrolmentId)
    if (!person) throw new PageError('notFound')
    return {
      run, person, current: current?.id ?? 'none',
      choices: [...sets.map(({ id, members, name }) => ({ value: id, text: name, hint: { text: pluralise(members.length, 'member') } })), { divider: 'or' }, { value: 'none', text: 'No set' }],
    }
  },
  title: ({ person }) => `Move ${person.personName ?? 'this person'}`,
  previous: (_req, { run }) => toSets(run.id),
  body: z.object({ set: z.string({ error: 'Choose a set' }) }),
  initial: ({ current }) => ({ set: current }),
  submit: async (req, _res, { set }, { person, run }) => {
    const { moveToActionLearningSet } = await execute(req, MoveToSetDocument, { input: { enrolmentId: person.enrolmentId, setId: set === 'none' ? null : set } })
    if (moveToActionLearningSet.userErrors.length > 0) return { userErrors: moveToActionLearningSet.userErrors.map(({ message }) => ({ message, field: 'set' })) }
    return { next: toSets(run.id), notice: `${person.personName ?? 'The person'} is moved` }
  },
})

export const renameSetPage = formPage({
  path: runPaths.renameSet,
  view: 'runs/sets/rename-set',
  load: async (req) => {
    const { run, sets } = await loadManagedSets(req)
    const set = sets.find(({ id }) => id === param(req, 'setId'))
    if (!set) throw new PageError('notFound')
    return { run, set }
  },
  title: () => 'Rename a set',
  previous: (_req, { run }) => toSets(run.id),
  body: z.object({ name: textField }),
  initial: ({ set }) => ({ name: set.name }),
  submit: async (req, _res, { name }, { run, set }) => {
    const { renameActionLearningSet } = await execute(req, RenameSetDocument, { input: { setId: set.id, name } })
    return renameActionLearningSet.userErrors.length > 0 ? { userErrors: renameActionLearningSet.userErrors } : { next: toSets(run.id), notice: 'The set is renamed' }
  },
})
