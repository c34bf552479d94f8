/** How exactly numbers are kept: as f64, with 53 bits, or as f32, with 24. */
export type Precision = (typeof PRECISIONS)[number];

export const PRECISIONS = ['f64', 'f32'] as const;
