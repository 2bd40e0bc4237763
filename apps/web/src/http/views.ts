import { join } from 'node:path'
import type { Express } from 'express'
import nunjucks from 'nunjucks'
import { barChart, formatDate, formatDateRange, formatDateTime, formatDateWithDay, formatMinutes, formatNumber, formatPence, formatTime, formatTimeRange, pluralise, progress, stateTag } from '#govuk'
import type { Assets } from './assets.js'
import { renderMarkdown } from './markdown.js'

const asDate = (value: Date | string) => (typeof value === 'string' && value.length > 10 ? new Date(value) : value)
/** The API writes instants as ISO texts and dates as `YYYY-MM-DD`: filters take both. */
const dateFilter = (format: (when: never) => string) => (value: Date | string | null | undefined) =>
  value === null || value === undefined ? '' : format(asDate(value) as never)

/** Nunjucks with everything escaped, looking for layouts and components first, then beside the pages. */
export function useViews(app: Express, root: string, assets: Assets, reload: boolean): void {
  const source = join(root, 'apps/web/src')
  const env = nunjucks.configure([join(source, 'views'), join(source, 'pages'), join(root, 'node_modules/govuk-frontend/dist')], {
    autoescape: true, express: app, noCache: reload,
  })
  app.set('view engine', 'njk')
  env.addGlobal('asset', assets.href)
  env.addGlobal('tagOf', stateTag)
  env.addGlobal('progress', progress)
  env.addGlobal('barChart', barChart)
  for (const [name, filter] of Object.entries({
    date: dateFilter(formatDate), dateWithDay: dateFilter(formatDateWithDay), dateTime: dateFilter(formatDateTime), time: dateFilter(formatTime),
    pluralise, minutes: formatMinutes, number: formatNumber, pence: formatPence,
  })) env.addFilter(name, filter)
  env.addFilter('markdown', (text: string | null | undefined) => new nunjucks.runtime.SafeString(renderMarkdown(text ?? '')))
  env.addGlobal('timeRange', (start: string, end: string) => formatTimeRange(new Date(start), new Date(end)))
  env.addGlobal('dateRange', formatDateRange)
}
