import { Column, type ColumnOptions } from 'typeorm'

/** An instant, to the millisecond that JavaScript knows (PostgreSQL's microseconds would break cursors and comparisons). */
export const InstantColumn = (options: Pick<ColumnOptions, 'nullable' | 'name' | 'default'> = {}): PropertyDecorator =>
  Column({ type: 'timestamptz', precision: 3, ...options })
