import { equalityFigurePages } from './figures.pages.js'
import { myEqualityPages } from './mine.pages.js'
import { equalityQuestionSetPages } from './question-sets.pages.js'

export const equalityPages = [...myEqualityPages, ...equalityFigurePages, ...equalityQuestionSetPages]
