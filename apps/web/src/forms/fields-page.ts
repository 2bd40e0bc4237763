import type { Request, Response } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import type { Page } from '../pages/page.js'
import { formPage, type FormValues, type Submitted } from './form-page.js'

export interface Choice {
  readonly value: string
  readonly text: string
  readonly hint?: { readonly text: string }
}

interface Question {
  readonly name: string
  readonly label: string
  readonly hint?: string
}

/** A question of a form, as data for `layouts/fields.njk`. */
export type Field =
  | (Question & { readonly kind: 'text' | 'email' | 'url'; readonly width?: 2 | 4 | 10 | 20 })
  | (Question & { readonly kind: 'textarea'; readonly rows?: number })
  | (Question & { readonly kind: 'date' })
  | (Question & { readonly kind: 'file'; readonly accept?: string })
  | (Question & { readonly kind: 'select' | 'radios' | 'checkboxes'; readonly items: readonly Choice[] })

/** What a form shows: some questions, or none where it only asks whether to go ahead. */
export interface FieldsForm {
  readonly title: string
  readonly caption?: string
  readonly lead?: readonly string[]
  /** What will happen, before something that is hard to undo. */
  readonly effects?: readonly string[]
  readonly warning?: string
  readonly fields: readonly Field[]
  readonly button: string
  /** A red button, for what takes something away. */
  readonly dangerous?: boolean
  /** The words of the link back; "Cancel" by default. */
  readonly stay?: string
  /** Where the Back and Cancel links lead. */
  readonly back: string
  /** Has a file, as its last question. */
  readonly sendsFile?: boolean
  /** The values of a fresh form. */
  readonly values?: FormValues
}

export interface FieldsPage<TLoaded extends FieldsForm, TBody> {
  readonly path: string
  readonly load: (req: Request, res: Response) => Promise<TLoaded | undefined> | TLoaded | undefined
  readonly body: z.ZodType<TBody>
  readonly submit: (req: Request, body: TBody, loaded: TLoaded, res: Response) => Promise<Submitted | undefined>
  /** A template of its own, extending `layouts/fields.njk`. */
  readonly view?: string
}

/**
 * Points each error at a question of the form: by its name, by the last part of a nested one (`membership.startsOn`), and
 * else at none, so that no link of the summary leads nowhere.
 */
export function errorsFor(fields: readonly Field[], userErrors: readonly UserError[]): UserError[] {
  const names = new Set(fields.map(({ name }) => name))
  return userErrors.map(({ field, message }) => {
    const last = field?.split('.').findLast((part) => names.has(part))
    return { message, field: field && names.has(field) ? field : (last ?? null) }
  })
}

/** A page that is one form made of ordinary questions; see {@link formPage} for what happens when it is sent. */
export function fieldsPage<TLoaded extends FieldsForm, TBody>({ path, load, body, submit, view = 'layouts/fields' }: FieldsPage<TLoaded, TBody>): Page {
  return formPage<TLoaded, TBody>({
    path, view, body, load,
    title: ({ title }) => title,
    previous: (_req, { back }) => back,
    initial: ({ values }) => values ?? {},
    submit: async (req, res, read, loaded) => {
      const outcome = await submit(req, read, loaded, res)
      return outcome && 'userErrors' in outcome ? { userErrors: errorsFor(loaded.fields, outcome.userErrors) } : outcome
    },
  })
}

/** The body of a form that only asks whether to go ahead. */
export const nothing = z.object({})

/** A text that may be left empty: then `null`, as the API takes it. */
export const optionalText = () => z.string().trim().default('').transform((text) => (text === '' ? null : text))

/** Checkboxes: none, one or several values. */
export const several = () => z.union([z.string(), z.array(z.string())]).optional().transform((value) => (value === undefined ? [] : [value].flat()))

/** The three boxes of a date input filled in with a date. */
export function dateValues(name: string, date: string | null | undefined): FormValues {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return { [`${name}-day`]: day.replace(/^0/, ''), [`${name}-month`]: month.replace(/^0/, ''), [`${name}-year`]: year }
}

/** `outcome` of a mutation: its errors, or where to go and what to say there. */
export const done = (userErrors: readonly UserError[], next: string, notice: string): Submitted => (userErrors.length > 0 ? { userErrors } : { next, notice })
