/** An instant as GraphQL writes it, so that the text passes through untouched. */
export const instant = (expression: string): string => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The opaque cursor of `encodeCursor`, made in PostgreSQL. */
export const cursor = (...keys: readonly string[]): string =>
  `translate(encode(convert_to(json_build_array(${keys.join(', ')})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`

/** A list as JSON, empty when there is nothing. */
export const list = (row: string, order: string): string => `coalesce(json_agg(${row} order by ${order}), '[]'::json)`

/**
 * A Relay connection as JSON over the relation `page`, which holds up to one row more than `first`, numbered by `n` from 1, with
 * its `cursor` and its `node` (JSON).
 */
export const connection = (first: string, total: string): string => `json_build_object(
  'edges', coalesce((select json_agg(json_build_object('cursor', page.cursor, 'node', page.node) order by page.n) from page where page.n <= ${first}), '[]'::json),
  'pageInfo', json_build_object('hasNextPage', exists (select from page where page.n > ${first}), 'endCursor', (select page.cursor from page where page.n <= ${first} order by page.n desc limit 1)),
  'totalCount', ${total})`

/** Percent with one decimal of two columns of whole numbers; null while there is nothing to divide by. */
export const percent = (part: string, whole: string): string => `round(100.0 * ${part} / nullif(${whole}, 0), 1)`
