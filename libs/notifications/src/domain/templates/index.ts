import type { MessageTemplate } from '../message-template.js'
import * as accounts from './account-messages.js'
import * as applications from './application-messages.js'
import * as learning from './learning-messages.js'
import * as matchRounds from './match-round-messages.js'
import * as mentoring from './mentoring-messages.js'
import * as mentoringReminders from './mentoring-reminders.js'
import * as places from './place-messages.js'
import * as returns from './return-messages.js'
import * as sessions from './session-messages.js'
import * as transfers from './transfer-messages.js'
import * as workforce from './workforce-messages.js'

export * from './account-messages.js'
export * from './application-messages.js'
export * from './learning-messages.js'
export * from './match-round-messages.js'
export * from './mentoring-messages.js'
export * from './mentoring-reminders.js'
export * from './place-messages.js'
export * from './return-messages.js'
export * from './session-messages.js'
export * from './transfer-messages.js'
export * from './workforce-messages.js'

/** Every template that this lib brings, by which a stored message finds its words again. */
export const MESSAGE_TEMPLATES: readonly MessageTemplate[] =
  [accounts, applications, learning, matchRounds, mentoring, mentoringReminders, places, returns, sessions, transfers, workforce].flatMap((messages) => Object.values(messages) as unknown as readonly MessageTemplate[])
