import { changedWishes } from './wish-order.js'

it('moves a wish up or takes it away, and else leaves the list alone', () => {
  const ids = ['a', 'b', 'c']
  expect(['up:c', 'up:a', 'remove:b', 'up:x', 'down:c', ''].map((wanted) => changedWishes(ids, wanted).join(''))).toEqual(['acb', 'abc', 'ac', 'abc', 'abc', 'abc'])
})
