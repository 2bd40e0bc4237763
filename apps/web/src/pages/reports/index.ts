import { reportAskingPages, reportSettlingPages } from './ask.pages.js'
import { openDataPages } from './open-data.pages.js'
import { reportAddressPages, reportReadingPages } from './report.pages.js'

export const reportPages = [...reportReadingPages, ...reportAskingPages, ...openDataPages, ...reportSettlingPages, ...reportAddressPages]
