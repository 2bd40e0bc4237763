export { afterOf, param, pathTo, textOf } from '../../http/addresses.js'

const claim = '/evidence/claims/:claimId'
const candidate = '/evidence/candidates/:candidateId'

/** Milestones of the workforce plan: claimed, verified, suggested. */
export const evidencePaths = {
  home: '/evidence',
  aboutMe: '/evidence/about-you',
  chooseTarget: '/evidence/claim',
  makeClaim: '/evidence/claim/:targetId',
  queue: '/evidence/queue',
  claim,
  addEvidence: `${claim}/evidence`,
  withdraw: `${claim}/withdraw`,
  agree: `${claim}/agree`,
  object: `${claim}/object`,
  verify: `${claim}/verify`,
  reject: `${claim}/reject`,
  revoke: `${claim}/revoke`,
  candidates: '/evidence/candidates',
  candidate,
  claimCandidate: `${candidate}/claim`,
  dismissCandidate: `${candidate}/dismiss`,
  objectCandidate: `${candidate}/object`,
  allowCandidate: `${candidate}/allow`,
} as const
