import type { MessageTemplate } from '../message-template.js'
import { MESSAGE_TEMPLATES } from './index.js'

const byName = new Map(MESSAGE_TEMPLATES.map((template) => [template.name, template]))

/** The template of a stored message; `undefined` for one that no longer exists. */
export const findTemplate = (name: string): MessageTemplate | undefined => byName.get(name)
