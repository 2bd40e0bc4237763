import type { Request } from 'express'
import { z } from 'zod'
import { formPage } from '../../forms/form-page.js'
import { manyField, optionalWholeField, textField, wholeField } from '../runs/form-fields.js'
import { codeFor, withGroup, withItem, withoutGroup, withoutItem, type Draft, type DraftItem } from './draft.js'
import { errorsAbout, loadDraft, positionOf, saveDraft } from './load-draft.js'
import { managePaths } from './paths.js'
import { itemsOf, KINDS } from './words.js'

const itemBody = z.object({
  title: textField, code: textField, kind: z.string({ error: 'Choose what kind of item it is' }), requirement: z.string({ error: 'Choose whether it is needed' }), prerequisites: manyField,
  duration: optionalWholeField('Length'), dueDays: optionalWholeField('Days until it is due'), maxResubmissions: optionalWholeField('Resubmissions'), passRequired: z.string().optional(),
})

/** An item out of its form; what only assignments have is left out of others instead of complained about. */
function itemOf(form: z.infer<typeof itemBody>, taken: readonly string[]): DraftItem {
  const { code, dueDays, duration, kind, maxResubmissions, passRequired, prerequisites, requirement, title } = form
  const assignment = kind === 'assignment'
  return {
    code: code || codeFor(title, taken), title, kind, requirement, prerequisites, duration: kind === 'assignment' ? null : duration,
    dueDays: assignment ? dueDays : null, maxResubmissions: assignment ? maxResubmissions : null, passRequired: assignment ? passRequired === 'yes' : null,
  }
}

const choicesFor = (draft: Draft, position?: number) => ({
  kinds: itemsOf(KINDS),
  requirements: [{ value: 'required', text: 'Required' }, { value: 'optional', text: 'Optional' }, ...draft.optionGroups.map(({ code, title }) => ({ value: code, text: `One of “${title}”` }))],
  // Only what comes earlier can come first.
  prerequisites: draft.items.slice(0, position ?? draft.items.length).map(({ code, title }) => ({ value: code, text: title })),
})

async function loadItem(req: Request) {
  const loaded = await loadDraft(req)
  const position = positionOf(req, loaded.draft.items)
  return { ...loaded, position, item: loaded.draft.items[position], choices: choicesFor(loaded.draft, position), caption: loaded.programme.title }
}

export const addItemPage = formPage({
  path: managePaths.addItem,
  view: 'programmes-manage/item',
  load: async (req) => {
    const loaded = await loadDraft(req)
    return { ...loaded, choices: choicesFor(loaded.draft), caption: loaded.programme.title, button: 'Add this item' }
  },
  title: () => 'Add an item',
  previous: (_req, { back }) => back,
  body: itemBody,
  initial: () => ({ kind: 'session', requirement: 'required' }),
  submit: async (req, _res, form, { back, draft, programme }) => {
    const errors = await saveDraft(req, programme.id, withItem(draft, undefined, itemOf(form, draft.items.map(({ code }) => code))))
    return errors.length > 0 ? { userErrors: errorsAbout(errors, `items.${draft.items.length}`) } : { next: back, notice: `“${form.title}” is added` }
  },
})

export const itemPage = formPage({
  path: managePaths.item,
  view: 'programmes-manage/item',
  load: async (req) => ({ ...(await loadItem(req)), button: 'Save this item' }),
  title: () => 'Change an item',
  previous: (_req, { back }) => back,
  body: itemBody,
  initial: ({ item }) => ({ ...item, prerequisites: [...(item?.prerequisites ?? [])], passRequired: item?.passRequired ? 'yes' : 'no' }),
  submit: async (req, _res, form, { back, draft, position, programme }) => {
    const taken = draft.items.filter((_, n) => n !== position).map(({ code }) => code)
    const errors = await saveDraft(req, programme.id, withItem(draft, position, itemOf(form, taken)))
    return errors.length > 0 ? { userErrors: errorsAbout(errors, `items.${position}`) } : { next: back, notice: `“${form.title}” is saved` }
  },
})

export const removeItemPage = formPage({
  path: managePaths.removeItem,
  view: 'programmes-manage/confirm',
  load: async (req) => {
    const loaded = await loadItem(req)
    return { ...loaded, lead: [`“${loaded.item?.title ?? ''}” is taken out of the draft. Published versions stay as they are.`], effects: [], button: 'Remove it', dangerous: true }
  },
  title: () => 'Remove an item',
  previous: (_req, { back }) => back,
  body: z.object({}),
  submit: async (req, _res, _form, { back, draft, position, programme }) => {
    const errors = await saveDraft(req, programme.id, withoutItem(draft, position))
    return errors.length > 0 ? { userErrors: errorsAbout(errors, 'none') } : { next: back, notice: 'The item is removed' }
  },
})

const groupBody = z.object({ title: z.string().trim().min(1, 'Enter a name'), choose: wholeField('How many') })

export const addGroupPage = formPage({
  path: managePaths.addGroup,
  view: 'programmes-manage/group',
  load: async (req) => {
    const loaded = await loadDraft(req)
    return { ...loaded, caption: loaded.programme.title, button: 'Add this group' }
  },
  title: () => 'Add an option group',
  previous: (_req, { back }) => back,
  body: groupBody,
  initial: () => ({ choose: '1' }),
  submit: async (req, _res, form, { back, draft, programme }) => {
    const errors = await saveDraft(req, programme.id, withGroup(draft, undefined, form))
    return errors.length > 0 ? { userErrors: errorsAbout(errors, `optionGroups.${draft.optionGroups.length}`) } : { next: back, notice: 'The group is added. Now put items into it.' }
  },
})

export const groupPage = formPage({
  path: managePaths.group,
  view: 'programmes-manage/group',
  load: async (req) => {
    const loaded = await loadDraft(req)
    const position = positionOf(req, loaded.draft.optionGroups)
    return { ...loaded, position, group: loaded.draft.optionGroups[position], caption: loaded.programme.title, button: 'Save this group' }
  },
  title: () => 'Change an option group',
  previous: (_req, { back }) => back,
  body: groupBody,
  initial: ({ group }) => ({ ...group }),
  submit: async (req, _res, form, { back, draft, position, programme }) => {
    const errors = await saveDraft(req, programme.id, withGroup(draft, position, form))
    return errors.length > 0 ? { userErrors: errorsAbout(errors, `optionGroups.${position}`) } : { next: back, notice: 'The group is saved' }
  },
})

export const removeGroupPage = formPage({
  path: managePaths.removeGroup,
  view: 'programmes-manage/confirm',
  load: async (req) => {
    const loaded = await loadDraft(req)
    const position = positionOf(req, loaded.draft.optionGroups)
    return { ...loaded, position, caption: loaded.programme.title, lead: [`The group “${loaded.draft.optionGroups[position]?.title ?? ''}” is removed. Its items stay, as optional ones.`], effects: [], button: 'Remove the group', dangerous: true }
  },
  title: () => 'Remove an option group',
  previous: (_req, { back }) => back,
  body: z.object({}),
  submit: async (req, _res, _form, { back, draft, position, programme }) => {
    const errors = await saveDraft(req, programme.id, withoutGroup(draft, position))
    return errors.length > 0 ? { userErrors: errorsAbout(errors, 'none') } : { next: back, notice: 'The group is removed' }
  },
})
