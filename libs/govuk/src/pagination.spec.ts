import { cursorPagination, hrefWith, numberedPagination } from './pagination.js'

describe('pagination', () => {
  it('keeps the filters in the address, lists too, and drops empty ones', () =>
    expect(hrefWith('/programmes', { audience: ['leaders', 'members'], q: '', x: { a: 1 } }, { after: 'c+1' })).toBe('/programmes?audience=leaders&audience=members&after=c%2B1'))

  it('moves by cursor, and never asks for before and after at once', () => {
    const pages = cursorPagination({ hasNextPage: true, endCursor: 'e', hasPreviousPage: true, startCursor: 's' }, '/p', { before: 'x', q: 'a' })
    expect(pages?.next?.href).toBe('/p?q=a&after=e')
    expect(pages?.previous?.href).toBe('/p?before=s&q=a')
  })
  it('is nothing when there is one page', () => {
    expect(cursorPagination({ hasNextPage: false, endCursor: 'e' }, '/p', {})).toBeUndefined()
    expect(numberedPagination({ number: 1, size: 20, total: 20 }, '/p', {})).toBeUndefined()
  })
  it('numbers pages around the current one', () => {
    const pages = numberedPagination({ number: 5, size: 10, total: 100 }, '/p', { page: '5' })
    expect(pages?.items.map((item) => ('number' in item ? item.number : '…'))).toEqual([1, '…', 4, 5, 6, '…', 10])
    expect(pages?.previous?.href).toBe('/p?page=4')
  })
  it('stays within the pages there are', () => {
    const pages = numberedPagination({ number: 99, size: 10, total: 15 }, '/p', {})
    expect(pages).not.toHaveProperty('next')
    expect(pages?.previous?.href).toBe('/p')
  })
})
