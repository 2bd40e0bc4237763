import fc from 'fast-check'
import { barChart, progress, rangeBarChart } from './charts.js'

describe('barChart', () => {
  it('draws the longest bar in full and the others in proportion', () =>
    expect(barChart([{ label: 'a', value: 50 }, { label: 'b', value: 200 }]).bars.map((b) => b.width)).toEqual([25, 100]))
  it('survives all zeros and no bars', () => {
    expect(barChart([{ label: 'a', value: 0 }]).bars[0]?.width).toBe(0)
    expect(barChart([])).toMatchObject({ height: 0, bars: [] })
  })
  it('breaks long words over lines, each within a phone, and makes room for them', () => {
    const { bars, height, barHeight } = barChart([{ label: 'Skills that one can teach and the other wants to learn', value: 2_000 }, { label: 'b', value: 1 }])
    expect(bars[0]?.lines.map(({ text }) => text)).toEqual(['Skills that one can teach and the', 'other wants to learn: 2,000'])
    expect(bars[0]?.lines.every(({ y }) => y < (bars[0]?.y ?? 0))).toBe(true)
    expect(bars[1]?.lines[0]?.y).toBeGreaterThan((bars[0]?.y ?? 0) + barHeight)
    expect(height).toBeGreaterThanOrEqual((bars[1]?.y ?? 0) + barHeight)
  })
  it('never draws outside the picture', () =>
    fc.assert(fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000_000 })), (values) => {
      const { bars, height, barHeight } = barChart(values.map((value) => ({ label: 'x', value })))
      expect(bars.every((b) => b.width >= 0 && b.width <= 100 && b.y >= 0 && b.y + barHeight <= height)).toBe(true)
    })))
})

describe('rangeBarChart', () => {
  it('draws to the lower end in full and to the upper end in another pattern; the unknown has words only', () =>
    expect(rangeBarChart([{ label: 'a', value: 5, text: '5' }, { label: 'b', value: { from: 2, to: 10 }, text: '2 to 10' }, { label: 'c', value: null, text: 'withheld' }]).bars.map(({ width, range, lines }) => [width, range, lines[0]?.text]))
      .toEqual([[50, null, 'a: 5'], [20, { x: 20, width: 80 }, 'b: 2 to 10'], [0, null, 'c: withheld']]))
  it('never draws outside the picture', () =>
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -9, max: 1_000 }), fc.nat(50))), (ends) => {
      const { bars, height, barHeight } = rangeBarChart(ends.map(([from, more]) => ({ label: 'x', value: { from, to: from + more }, text: '' })))
      expect(bars.every(({ width, range, y }) => width >= 0 && width + (range?.width ?? 0) <= 100.1 && y + barHeight <= height)).toBe(true)
    })))
})

describe('progress', () => {
  it.each([[3, 8, 38], [0, 0, 0], [9, 8, 100], [8, 8, 100]])('%d of %d is %d%%', (done, total, percent) => expect(progress(done, total, 'sessions').percent).toBe(percent))
  it('says it in words', () => expect(progress(3, 8, 'sessions').text).toBe('3 of 8 sessions'))
})
