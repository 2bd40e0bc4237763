type Unit<B extends string> = number & { readonly __unit: B }

/** A whole number of minutes. */
export type Minutes = Unit<'minutes'>
/** A whole number of pence. */
export type Pence = Unit<'pence'>
/** Hundredths of a per cent: 10,000 is the whole. */
export type BasisPoints = Unit<'basis points'>

const whole = <T extends number>(name: string) => (value: number): T => {
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number, got ${value}`)
  return value as T
}

export const minutes = whole<Minutes>('Minutes')
export const pence = whole<Pence>('Pence')
export const basisPoints = whole<BasisPoints>('Basis points')
