import { exportTag, fileSizeWords } from './export-view.js'

it('writes sizes as people read them', () => expect([12, 1_500, 2_340_000].map(fileSizeWords)).toEqual(['1 KB', '2 KB', '2.3 MB']))
it('names states', () => expect(exportTag('READY')).toEqual({ text: 'Ready', classes: 'govuk-tag--green' }))
