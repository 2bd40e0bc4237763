import type { Page } from '../page.js'
import { calendarPages } from './calendar.pages.js'
import { careerPages } from './career.pages.js'
import { delegatePages } from './delegates.pages.js'
import { emailPages } from './emails.pages.js'
import { invitationPages } from './invitations.pages.js'
import { messagePages } from './messages.pages.js'
import { profilePages } from './profile.pages.js'

/** What belongs to the person themselves. */
export const myPages: readonly Page[] = [...messagePages, ...calendarPages, ...profilePages, ...emailPages, ...careerPages, ...delegatePages, ...invitationPages]
