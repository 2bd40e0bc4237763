import { cleanFileName, judgeFile, MAX_FILE_NAME } from './file-kinds.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('judgeFile', () => {
  const facts = { name: 'essay.pdf', size: 10, detected: 'application/pdf', isText: false }

  it('goes by the content, and asks that the name agrees', () => {
    expect(judgeFile(facts)).toEqual({ ok: true, value: 'application/pdf' })
    expect(judgeFile({ ...facts, name: 'ESSAY.DOCX', detected: DOCX })).toEqual({ ok: true, value: DOCX })
    expect(judgeFile({ ...facts, name: 'essay.docx' })).toMatchObject({ error: [{ code: 'FILE_NAME_MISMATCH', field: 'file' }] })
    expect(judgeFile({ ...facts, name: 'essay' })).toMatchObject({ error: [{ code: 'FILE_NAME_MISMATCH' }] })
  })

  it.each(['application/x-msdownload', 'application/zip', 'text/html', 'image/svg+xml', 'application/vnd.ms-word.document.macroenabled.12'])('refuses %s', (detected) => {
    expect(judgeFile({ ...facts, detected })).toMatchObject({ error: [{ code: 'FILE_TYPE_NOT_ALLOWED' }] })
  })

  it('takes text only under a text ending and only when it is text', () => {
    expect(judgeFile({ name: 'a.csv', size: 4, detected: undefined, isText: true })).toEqual({ ok: true, value: 'text/csv' })
    expect(judgeFile({ name: 'a.html', size: 4, detected: undefined, isText: true }).ok).toBe(false)
    expect(judgeFile({ name: 'a.txt', size: 4, detected: undefined, isText: false }).ok).toBe(false)
    expect(judgeFile({ name: 'a.txt', size: 0, detected: undefined, isText: true })).toMatchObject({ error: [{ code: 'FILE_EMPTY' }] })
  })
})

describe('cleanFileName', () => {
  it.each([
    ['C:\\work\\plan.pdf', 'plan.pdf'], ['../../etc/passwd', 'passwd'], ['a\u0000\u202egnp.exe', 'agnp.exe'], ['.htaccess', 'htaccess'], ['', 'file'], ['...', 'file'],
    ['a"b.pdf', 'a_b.pdf'],
  ])('%j becomes %j', (given, clean) => expect(cleanFileName(given)).toBe(clean))

  it('keeps the ending of a long name', () => {
    const name = cleanFileName(`${'x'.repeat(500)}.pdf`)
    expect(name.length).toBeLessThanOrEqual(MAX_FILE_NAME)
    expect(name.endsWith('.pdf')).toBe(true)
  })
})
