export const informationPaths = {
  accessibility: '/accessibility-statement',
  cookies: '/cookies',
  privacy: '/privacy',
} as const
