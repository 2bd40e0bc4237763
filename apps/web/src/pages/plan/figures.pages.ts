import { formatDateTime, formatNumber } from '#govuk'
import { z } from 'zod'
import { type Field, fieldsPage } from '../../forms/fields-page.js'
import { PlanFiguresDocument, type PlanFiguresData, RecordPlanFigureDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { dateField } from '../../forms/date-field.js'
import { PageError } from '../../http/page-error.js'
import { areaKeyOf, areaQuestions, WHICH } from '../area-of-a-figure.js'
import { page } from '../page.js'
import { textField } from '../runs/form-fields.js'
import { numberField, optionalNumber, withDates } from './form-fields.js'
import { param, pathTo, planPaths } from './paths.js'
import { dateWords } from './words.js'

type Request = Parameters<typeof execute>[0]
type Figure = PlanFiguresData['workforceFigures'][number]
const AREAS = ['nation', 'region', 'organisation', 'programme', 'centre'] as const
/** The areas of a figure as the API names them; its messages stand beside the question that was asked. */
const onPage = (userErrors: readonly { readonly field: string; readonly message: string }[]) => userErrors.map(({ field, message }) => ({ message, field: field === 'areaKey' ? WHICH : field }))

async function load(req: Request) {
  const { workforceIndicator: indicator, workforceFigures: figures } = await execute(req, PlanFiguresDocument, { id: param(req, 'indicatorId') })
  const [newest] = indicator.versions
  if (!indicator.viewerMayKeep || newest === undefined) throw new PageError('notFound')
  return { indicator, figures, divides: newest.denominator !== null, here: pathTo(planPaths.figures, { indicatorId: indicator.id }) }
}

export const figureWords = ({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): string =>
  denominator === null ? formatNumber(numerator) : `${formatNumber(numerator)} of ${formatNumber(denominator)} (${Math.round((1000 * numerator) / denominator) / 10}%)`

/** Newest day first; of each area and day what counts now, and what it took the place of. */
export function figureRows(figures: readonly Figure[]) {
  const days = Map.groupBy(figures, ({ areaKey, observedOn }) => `${observedOn} ${areaKey}`)
  return [...days.values()].flatMap((revisions) => {
    const [now, ...before] = revisions.toSorted((a, b) => b.revision - a.revision)
    return now === undefined ? [] : [{ now, before }]
  })
}

/** Figures that were entered by hand, with every correction: for those who keep the indicator. */
export const figuresPage = page({
  path: planPaths.figures,
  get: async (req, res) => {
    const { indicator, figures } = await load(req)
    const by = ({ recordedBy, recordedAt }: Figure): string => `${recordedBy ?? 'Waymark'}, ${formatDateTime(new Date(recordedAt))}`
    res.render('plan/figures', {
      title: 'Figures entered by hand', caption: indicator.title, previous: pathTo(planPaths.indicator, { indicatorId: indicator.id }), enterHref: pathTo(planPaths.enterFigure, { indicatorId: indicator.id }),
      figures: figureRows(figures).map(({ now, before }) => ({
        area: now.areaName, on: dateWords(now.observedOn), value: figureWords(now), source: now.source, reason: now.reason, by: by(now), correctHref: pathTo(planPaths.correctFigure, { indicatorId: indicator.id, figureId: now.id }),
        before: before.map((one) => ({ value: figureWords(one), source: one.source, reason: one.reason, by: by(one) })),
      })),
    })
  },
})

const numbers = (divides: boolean): readonly Field[] => [
  { kind: 'text', name: 'numerator', label: 'What was counted', width: 10 }, ...(divides ? [{ kind: 'text', name: 'denominator', label: 'Out of how many', width: 10 } as const] : []),
  { kind: 'text', name: 'source', label: 'Where is the figure from?', hint: 'So that readers of a report can look it up, such as LGA survey, table 3.' },
]
const NUMBERS = { numerator: numberField('What was counted'), denominator: optionalNumber('Out of how many'), source: textField }

export const enterFigurePage = fieldsPage({
  path: planPaths.enterFigure,
  load: async (req) => {
    const { indicator, divides, here } = await load(req)
    return { title: 'Enter a figure', caption: indicator.title, lead: ['Reports that are computed from now on use it, from its day on until the next figure. Published reports stay as they are.'], fields: [...areaQuestions(AREAS, 'What is the figure about?'), { kind: 'date', name: 'on', label: 'Of which day is it?' } as const, ...numbers(divides)], button: 'Enter it', back: here, indicator, values: { kind: 'nation' } }
  },
  body: withDates(['on'], z.object({ kind: z.enum(AREAS, { error: 'Choose what the figure is about' }), [WHICH]: textField, on: dateField('Day'), ...NUMBERS })),
  submit: async (req, { kind, which, ...figure }, { indicator, back }) => {
    const areaKey = await areaKeyOf(req, kind, which)
    if (typeof areaKey !== 'string') return { userErrors: [areaKey] }
    const { figureId, userErrors } = (await execute(req, RecordPlanFigureDocument, { input: { ...figure, indicatorId: indicator.id, areaKey, reason: null } })).recordWorkforceFigure
    // A day that has a figure is corrected, with a reason: the list has the link.
    const told = onPage(userErrors).map((error) => (error.field === 'reason' ? { field: 'on', message: 'There is a figure for that area and day already. Correct it from the list of figures.' } : error))
    return figureId === null ? { userErrors: told } : { next: back, notice: 'The figure is entered.' }
  },
})

export const correctFigurePage = fieldsPage({
  path: planPaths.correctFigure,
  load: async (req) => {
    const { indicator, figures, divides, here } = await load(req)
    const figure = figureRows(figures).find(({ now }) => now.id === param(req, 'figureId'))?.now
    if (figure === undefined) throw new PageError('notFound')
    return {
      title: 'Correct a figure', caption: `${indicator.title}: ${figure.areaName}, ${dateWords(figure.observedOn)}`, effects: ['The figure before stays in the history, with your reason.', 'Reports that are computed from now on use the corrected one. Published reports stay as they are.'],
      fields: [...numbers(divides), { kind: 'textarea', name: 'reason', label: 'Why is it corrected?' } as const], button: 'Correct it', back: here, indicator, figure,
      values: { numerator: String(figure.numerator), denominator: figure.denominator === null ? '' : String(figure.denominator), source: figure.source },
    }
  },
  body: z.object({ ...NUMBERS, reason: textField }),
  submit: async (req, typed, { indicator, figure, back }) => {
    const { figureId, userErrors } = (await execute(req, RecordPlanFigureDocument, { input: { ...typed, indicatorId: indicator.id, areaKey: figure.areaKey, on: figure.observedOn } })).recordWorkforceFigure
    return figureId === null ? { userErrors: onPage(userErrors) } : { next: back, notice: 'The figure is corrected.' }
  },
})
