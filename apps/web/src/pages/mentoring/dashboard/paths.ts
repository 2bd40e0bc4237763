export const dashboardPaths = {
  dashboard: '/mentoring/schemes/:schemeId/dashboard',
  csv: '/mentoring/schemes/:schemeId/dashboard.csv',
} as const
