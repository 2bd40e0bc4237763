/** Who does what, and what is on offer. */
export const matrixPaths = {
  matrix: '/matrix',
  cell: '/matrix/:body/:area',
  addOffer: '/matrix/:body/:area/offers/add',
  changeOffer: '/matrix/offers/:offerId/change',
  withdrawOffer: '/matrix/offers/:offerId/withdraw',
} as const
