/** As numeric/coefficients.ts, for 24 bits: shorter polynomials of the same functions. Made by the same script. */

/** (exp(r) - 1 - r) / r^2 for |r| <= ln(2)/2. */
export const EXP_F32 = [
  0.5, 0.16666576986698775, 0.041666554617204574, 0.008363179052722578, 0.0013926183587713494,
] as const;

/** (log(1+f)/s - 2) / z with s = f/(2+f) and z = s^2, for 1+f between sqrt(1/2) and sqrt(2). */
export const LOG_F32 = [0.6666668505073791, 0.3998877599783465, 0.2958015670534363] as const;

/** (tanh(x)/x - 1) / z with z = x^2, for |x| <= 0.625. */
export const TANH_F32 = [
  -0.33333328944134255, 0.13332769736976327, -0.05385090957851358, 0.020997178999074752,
  -0.006096714165908197,
] as const;

/** log(2) in two parts; the first has so few bits that its product with an exponent is exact. */
export const LN2_F32 = [0.693145751953125, 1.4286068203094173e-6] as const;
