export const dashboardPaths = {
  dashboard: '/mentoring/schemes/:schemeId/dashboard',
  csv: '/mentoring/schemes/:schemeId/dashboard.csv',
  survey: '/mentoring/schemes/:schemeId/dashboard/survey',
} as const
