/** One problem with what a user gave: `field` is a path such as `items.3.title`, or empty for the whole. */
export interface UserError {
  readonly code: string
  readonly field: string
  readonly message: string
}
