import { studentQuantile } from './student-t.js'

/** Printed tables of Student's t, two-sided 80 % and 95 %. */
const PRINTED = [
  { freedom: 2, eighty: 1.886, ninetyFive: undefined }, { freedom: 3, eighty: 1.638, ninetyFive: 3.182 }, { freedom: 5, eighty: 1.476, ninetyFive: 2.571 },
  { freedom: 10, eighty: 1.372, ninetyFive: 2.228 }, { freedom: 30, eighty: 1.31, ninetyFive: 2.042 }, { freedom: 1_000, eighty: 1.282, ninetyFive: 1.962 },
]

describe('Student’s t', () => {
  it.each(PRINTED)('with $freedom degrees of freedom is what the tables print', ({ freedom, eighty, ninetyFive }) => {
    expect(Math.abs(studentQuantile(80, freedom) / eighty - 1)).toBeLessThan(0.002)
    if (ninetyFive !== undefined) expect(Math.abs(studentQuantile(95, freedom) / ninetyFive - 1)).toBeLessThan(0.01)
  })
})
