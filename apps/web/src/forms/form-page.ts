import type { Request, Response } from 'express'
import type { z } from 'zod'
import { formErrors, type UserError } from '#govuk'
import { redirectWithNotice } from '../http/notice.js'
import { page, type Page } from '../pages/page.js'

export type FormValues = Readonly<Record<string, unknown>>
/** Where to go when it worked (and a notice to show there), or what the API found wrong. */
export type Submitted = { readonly next: string; readonly notice?: string } | { readonly userErrors: readonly UserError[] }

export interface FormPage<TLoaded, TBody> {
  readonly path: string
  readonly requireSignIn?: boolean
  readonly forUnlinked?: boolean
  /** The one template that shows this form, fresh or refused. It gets `title`, `values`, `errors`, `previous` and what `load` gave. */
  readonly view: string
  readonly title: (loaded: TLoaded, req: Request) => string
  /** What the page needs besides what was typed; may redirect by throwing nothing and returning `undefined` after `res.redirect`. */
  readonly load: (req: Request, res: Response) => Promise<TLoaded | undefined> | TLoaded | undefined
  /** The values of a fresh form. */
  readonly initial?: (loaded: TLoaded) => FormValues
  /** Reads the form; its messages are what people read: "Enter your work email address". */
  readonly body: z.ZodType<TBody>
  readonly submit: (req: Request, res: Response, body: TBody, loaded: TLoaded) => Promise<Submitted | undefined>
  /** Target of the Back link. */
  readonly previous?: (req: Request, loaded: TLoaded) => string
}

const asUserErrors = (error: z.ZodError): UserError[] =>
  error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))

/**
 * A page with one form. A refused form comes back on the same template with status 422, the error summary first,
 * `Error:` in the title and everything that was typed. A form that worked redirects, so that reloading sends nothing twice.
 */
export function formPage<TLoaded extends object, TBody>(form: FormPage<TLoaded, TBody>): Page {
  const show = (req: Request, res: Response, loaded: TLoaded, values: FormValues, userErrors: readonly UserError[]) => {
    const errors = formErrors(userErrors, req.web.locale)
    res.status(errors ? 422 : 200).render(form.view, { ...loaded, title: form.title(loaded, req), values, errors, previous: form.previous?.(req, loaded) })
  }
  return page({
    path: form.path,
    ...(form.requireSignIn !== undefined && { requireSignIn: form.requireSignIn }),
    ...(form.forUnlinked !== undefined && { forUnlinked: form.forUnlinked }),
    get: async (req, res) => {
      const loaded = await form.load(req, res)
      if (loaded) show(req, res, loaded, form.initial?.(loaded) ?? {}, [])
    },
    post: async (req, res) => {
      const loaded = await form.load(req, res)
      if (!loaded) return
      const values = (req.body ?? {}) as FormValues
      const read = form.body.safeParse(values)
      if (!read.success) return show(req, res, loaded, values, asUserErrors(read.error))
      const outcome = await form.submit(req, res, read.data, loaded)
      if (!outcome) return
      if ('userErrors' in outcome) return show(req, res, loaded, values, outcome.userErrors)
      if (outcome.notice === undefined) res.redirect(303, outcome.next)
      else await redirectWithNotice(req, res, outcome.next, outcome.notice)
    },
  })
}
