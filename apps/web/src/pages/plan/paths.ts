export { afterOf, param, pathTo, textOf } from '../../http/addresses.js'

const version = '/plan/versions/:versionId'
const review = '/plan/reviews/:reviewId'

/** The workforce plan: read by everybody, written by its owners. */
export const planPaths = {
  home: '/plan',
  all: '/plan/all',
  beginNational: '/plan/begin',
  derive: '/plan/derive',
  compare: '/plan/compare',
  indicators: '/plan/indicators',
  indicator: '/plan/indicators/:indicatorId',
  actions: '/plan/actions',
  version,
  words: `${version}/words`,
  addTarget: `${version}/targets/add`,
  adoptAll: `${version}/adopt`,
  decide: `${version}/national/:targetId`,
  takeOver: `${version}/national`,
  propose: `${version}/propose`,
  approve: `${version}/approve`,
  return: `${version}/return`,
  publish: `${version}/publish`,
  discard: `${version}/discard`,
  target: '/plan/targets/:id',
  changeTarget: '/plan/targets/:id/change',
  removeTarget: '/plan/targets/:id/remove',
  review,
  changeReview: `${review}/change`,
  publishReview: `${review}/publish`,
  addAction: `${review}/actions/add`,
  changeAction: `${review}/actions/:actionId/change`,
  settleAction: `${review}/actions/:actionId/:step`,
  plan: '/plan/:planId',
  begin: '/plan/:planId/new-version',
  nationalChanges: '/plan/:planId/national-changes',
  reviews: '/plan/:planId/reviews',
  newReview: '/plan/:planId/reviews/new',
  targetByCode: '/plan/:planId/targets/:code',
} as const
