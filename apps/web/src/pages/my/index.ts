import type { Page } from '../page.js'
import { calendarPages } from './calendar.pages.js'
import { messagePages } from './messages.pages.js'

/** What belongs to the person themselves. */
export const myPages: readonly Page[] = [...messagePages, ...calendarPages]
