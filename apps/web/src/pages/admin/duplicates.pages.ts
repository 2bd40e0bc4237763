import type { Request } from 'express'
import { z } from 'zod'
import { formatNumber, numberedPagination, pluralise } from '#govuk'
import { done, fieldsPage, nothing } from '../../forms/fields-page.js'
import { DismissDuplicateDocument, DuplicatePeopleDocument, MergePeopleDocument, MergePreviewDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { roleWords } from '../organisation/words.js'
import { page } from '../page.js'
import { conflictFields, readDecisions, reasonWords } from './duplicate-view.js'
import { adminPaths } from './paths.js'

const SIZE = 25

/** Records that may be one person, the likeliest first. */
export const duplicatesPage = page({
  path: adminPaths.duplicates,
  get: async (req, res) => {
    const { duplicatePeople } = await execute(req, DuplicatePeopleDocument, {})
    const number = Math.max(1, Math.trunc(Number(textOf(req.query['page'])) || 1))
    res.render('admin/duplicates', {
      title: 'Duplicate people', total: duplicatePeople.length, previous: adminPaths.home,
      pairs: duplicatePeople.slice((number - 1) * SIZE, number * SIZE).map(({ score, reasons, person, other }) => ({
        score, why: reasonWords(reasons), names: person.name === other.name ? person.name : `${person.name} and ${other.name}`, href: pathTo(adminPaths.merge, { keepId: person.id, absorbId: other.id }),
      })),
      pagination: numberedPagination({ number, size: SIZE, total: duplicatePeople.length }, adminPaths.duplicates, req.query, req.web.locale),
    })
  },
})

const pairOf = (req: Request) => ({ keepId: param(req, 'keepId'), absorbId: param(req, 'absorbId') })

/** Both records side by side, what a merge would do, and a question for each thing that they say differently. */
export const mergePage = fieldsPage({
  path: adminPaths.merge, view: 'admin/merge',
  load: async (req) => {
    const pair = pairOf(req)
    const { mergePreview, keep, absorb } = await execute(req, MergePreviewDocument, pair)
    const records = [{ heading: 'The record that stays', ...keep }, { heading: 'The record that is merged into it', ...absorb }].map((one) => ({
      ...one, memberships: one.memberships.map((membership) => ({ ...membership, role: roleWords(membership.role) })),
    }))
    return {
      title: `Merge two records of ${keep.name}`, caption: 'Duplicate people', records, problems: mergePreview.userErrors, conflicts: mergePreview.conflicts, fields: conflictFields(mergePreview.conflicts),
      effects: [
        `${pluralise(mergePreview.moved, 'role')} move over, ${formatNumber(mergePreview.joined)} are joined with one that is there already.`,
        `The record then has ${pluralise(mergePreview.emails.length, 'address', 'addresses')} and ${pluralise(mergePreview.accounts, 'sign-in account')}.`,
        'Enrolments, certificates and messages move over. Nothing is lost; old links lead to the record that stays.',
      ],
      warning: 'Records that are merged cannot be parted again. Be sure that it is one person.', button: 'Merge the records', dangerous: true, stay: 'Do nothing', back: adminPaths.duplicates,
      swapHref: pathTo(adminPaths.merge, { keepId: pair.absorbId, absorbId: pair.keepId }), dismissHref: pathTo(adminPaths.dismiss, pair),
    }
  },
  body: z.record(z.string(), z.unknown()),
  submit: async (req, typed, { conflicts }) => {
    const { decisions, missing } = readDecisions(conflicts, typed)
    if (missing.length > 0) return { userErrors: missing }
    const { mergePeople } = await execute(req, MergePeopleDocument, { input: { ...pairOf(req), decisions } })
    return done(mergePeople.userErrors, adminPaths.duplicates, 'The records are merged.')
  },
})

export const dismissPage = fieldsPage({
  path: adminPaths.dismiss, body: nothing,
  load: async (req) => {
    const { keep, absorb } = await execute(req, MergePreviewDocument, pairOf(req))
    return {
      title: 'Are these two people?', caption: 'Duplicate people', lead: [`${keep.name} and ${absorb.name} are then not offered as duplicates again. Nothing else changes.`],
      fields: [], button: 'Yes, two people', back: adminPaths.duplicates,
    }
  },
  submit: async (req) => {
    const { dismissDuplicate } = await execute(req, DismissDuplicateDocument, { input: pairOf(req) })
    return done(dismissDuplicate.userErrors, adminPaths.duplicates, 'Noted: they are two people.')
  },
})
