import { reportAskingFirstPages } from './ask.pages.js'
import { openDataPages } from './open-data.pages.js'
import { reportAddressPages, reportReadingPages } from './report.pages.js'
import { reportSchedulePages } from './schedule.pages.js'
import { reportAskingPages, reportSettlingPages } from './run.pages.js'

export const reportPages = [...reportReadingPages, ...reportAskingFirstPages, ...reportAskingPages, ...openDataPages, ...reportSettlingPages, ...reportSchedulePages, ...reportAddressPages]
