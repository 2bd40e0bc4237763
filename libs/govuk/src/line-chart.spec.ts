import fc from 'fast-check'
import { lineChart, type LineValue } from './line-chart.js'

const along = ['2025-12-31', '2026-03-31', '2026-06-30']

describe('lineChart', () => {
  it('draws each line with its own mark, breaks it where a figure is missing, and names it beneath', () => {
    const chart = lineChart({ along, lines: [{ label: 'Figure', values: [1, null, 3] }, { label: 'Path', values: [1, 2, 3] }] })!
    expect(chart.lines[0]?.path).toBe('')
    expect(chart.lines[0]?.marks.match(/z/g)).toHaveLength(2)
    expect(chart.lines[1]?.path.match(/[ML]/g)).toEqual(['M', 'L', 'L'])
    expect(chart.lines[0]?.marks).not.toBe(chart.lines[1]?.marks)
    expect(chart.key.map(({ label }) => label)).toEqual(['Figure', 'Path'])
    expect(chart.description).toBe('Figure: from 1 (Dec 2025) to 3 (Jun 2026). Path: from 1 (Dec 2025) to 3 (Jun 2026).')
  })
  it('puts dates where they are in time, in whatever order they come', () => {
    const xs = (days: readonly string[]) => lineChart({ along: days, lines: [{ label: 'a', values: days.map(() => 1) }] })!.ticks.map(({ x }) => x)
    expect(xs(['2026-01-01', '2026-01-02', '2026-01-11'])[1]).toBeCloseTo(60 + (320 / 10), 0)
    expect(xs(['2026-Q2', '2026-Q1'])).toEqual(xs(['2026-Q1', '2026-Q2']))
  })
  it('draws a range as an upright bar, a band as an area, a target as a height', () => {
    const chart = lineChart({ along, lines: [{ label: 'a', values: [{ from: 0, to: 4 }, 2, null] }], band: { label: 'Interval', from: [null, 1, 2], to: [null, 3, 5] }, target: { label: 'Goal', value: 10 } })!
    expect(chart.lines[0]?.ranges).toMatch(/^M[\d.]+ [\d.]+h8m-4 0V[\d.]+m-4 0h8$/)
    expect(chart.band.match(/[MLz]/g)).toEqual(['M', 'L', 'L', 'L', 'z'])
    expect(chart.target?.y).toBe(chart.grid.at(-1)?.y)
    expect(chart.key.map(({ style }) => style)).toEqual(['0', 'band', 'target'])
    expect(chart.description).toContain('Goal: 10, drawn as a level line.')
  })
  it('begins at zero unless the figures are far from it', () => {
    const first = (values: LineValue[]) => lineChart({ along, lines: [{ label: 'a', values }] })!.grid[0]?.text
    expect([first([1, 5, 9]), first([90, 92, 94]), first([-5, 1, 2])]).toEqual(['0', '90', '-6'])
  })
  it('is nothing without figures', () => {
    expect(lineChart({ along: [], lines: [] })).toBeUndefined()
    expect(lineChart({ along, lines: [{ label: 'a', values: [null, null, null] }] })).toBeUndefined()
  })
  it('never draws outside the picture, whatever the figures', () => {
    const value = fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }))
    fc.assert(fc.property(fc.array(value, { minLength: 3, maxLength: 3 }), fc.array(value, { minLength: 3, maxLength: 3 }), (a, b) => {
      const chart = lineChart({ along, lines: [{ label: 'a', values: a }, { label: 'b', values: b }] })
      if (chart === undefined) return
      const { plot } = chart
      const points = chart.lines.flatMap(({ path }) => [...path.matchAll(/[ML](\S+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const))
      expect(points.every(([x, y]) => x >= plot.left && x <= plot.right && y >= plot.top - 0.1 && y <= plot.bottom + 0.1)).toBe(true)
      expect(chart.grid.length).toBeLessThanOrEqual(7)
      expect(chart.grid.length).toBeGreaterThanOrEqual(2)
    }))
  })
})
