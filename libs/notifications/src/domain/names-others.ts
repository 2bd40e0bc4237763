/**
 * Fields of templates' data that name somebody other than the reader, or carry that person's words. A message with one of them is
 * shown to its reader on the Messages page, and its words stay out of the reader's own copy of their data.
 */
export const NAMES_OTHERS: readonly string[] = ['applicant', 'author', 'learner', 'partner', 'partnerEmail']
