import type { Request, Response } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { formPage } from '../../../forms/form-page.js'
import type { Page } from '../../page.js'
import type { runFrame } from './run-frame.js'

/** What a confirmation page says before something is done that is hard to undo. */
export interface Confirmation {
  readonly run: ReturnType<typeof runFrame>
  readonly title: string
  /** Sentences above the list of effects. */
  readonly lead: readonly string[]
  readonly effects?: readonly string[]
  readonly warning?: string
  readonly button: string
  /** A red button, for what takes something away from people. */
  readonly dangerous?: boolean
  /** Asks for a reason; whether one is needed is for the API to say. */
  readonly reason?: { readonly label: string; readonly hint?: string }
  /** The words of the link back; "Cancel" by default. */
  readonly stay?: string
  /** Where the Cancel link and, by default, a done deed lead. */
  readonly back: string
}

export interface ConfirmPage<T extends Confirmation> {
  readonly path: string
  readonly load: (req: Request, res: Response) => Promise<T>
  readonly submit: (req: Request, reason: string, loaded: T) => Promise<{ readonly userErrors: readonly UserError[]; readonly notice: string; readonly next?: string }>
}

const body = z.object({ reason: z.string().default('') })

/** A page that says what will happen and does it only when confirmed. Refusals without a field of their own stand in the summary alone. */
export function confirmPage<T extends Confirmation>({ path, load, submit }: ConfirmPage<T>): Page {
  return formPage({
    path, body, load,
    view: 'runs/frame/confirm',
    title: ({ title }) => title,
    previous: (_req, { back }) => back,
    submit: async (req, _res, { reason }, loaded) => {
      const { userErrors, notice, next } = await submit(req, reason, loaded)
      return userErrors.length > 0 ? { userErrors: userErrors.map(({ field, message }) => ({ message, field: field === 'reason' && loaded.reason ? field : null })) } : { next: next ?? loaded.back, notice }
    },
  })
}
