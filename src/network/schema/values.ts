/**
 * The smallest parts of a network file: names, texts, quantities.
 *
 * Every schema's error is a noun phrase that says what was expected ("a whole number"); `messages.ts` makes the
 * sentence around it, and the JSON Schema for editors shows it as the description.
 */
import { z } from 'zod';

/** Long enough for any model ever written, short enough to parse at once. */
const LONGEST_TEXT = 100_000;
export const LARGEST_SIZE = 2 ** 31;

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const NAME_PHRASE = 'a name of letters, digits and `_`, beginning with a letter';

export const name = z
  .string(NAME_PHRASE)
  .regex(NAME, NAME_PHRASE)
  .max(100, NAME_PHRASE)
  .describe(NAME_PHRASE);

/** Free text; empty text is refused where something must be said. */
export const text = (phrase: string) =>
  z
    .string(phrase)
    .min(1, phrase)
    .max(LONGEST_TEXT, `text of at most ${LONGEST_TEXT} characters`)
    .describe(phrase);

/** Text that may have no lines at all. */
export const lines = (phrase: string) =>
  z.string(phrase).max(LONGEST_TEXT, `text of at most ${LONGEST_TEXT} characters`).describe(phrase);

export const number = (phrase: string) => z.number(phrase).describe(phrase);

export function wholeNumber(least: number, most: number, noun = 'a whole number') {
  const phrase =
    most === Number.MAX_SAFE_INTEGER ? `${noun}, at least ${least}` : `${noun} from ${least} to ${most}`;
  return z.int(phrase).min(least, phrase).max(most, phrase).describe(phrase);
}

/** A number, or text with a unit or an expression of parameters. */
export function scalar(phrase = 'a number, or text with a unit such as `5 ms`') {
  return z.union([number(phrase), text(phrase)], phrase).describe(phrase);
}

/** A time: only text can carry a unit. */
export const time = text('a time with its unit, such as `0.5 ms`');

const VALUES_PHRASE = 'a number, text such as `5 ms` or `rand() * mV`, or `{values: [...]}`';

/** A value for each neuron or synapse. */
export const values = z
  .union([scalar(VALUES_PHRASE), z.boolean(), map({ values: z.array(scalar(), 'a list') })], VALUES_PHRASE)
  .describe(VALUES_PHRASE);

/** One name or a list of names. */
export const names = (phrase: string) =>
  z.union([z.string(phrase), z.array(z.string(phrase), phrase).min(1, phrase)], phrase).describe(phrase);

/** A map with known keys: any other is refused, and the message knows what could have been meant. */
export function map<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue) => mapPhrase(issue.code, shape) });
}

/** A map with known keys where other keys, checked later, have values of one kind. */
export function openMap<Shape extends z.core.$ZodLooseShape, Other extends z.ZodType>(
  shape: Shape,
  other: Other,
) {
  return z.object(shape, { error: (issue) => mapPhrase(issue.code, shape) }).catchall(other);
}

/** A map from names the user gives. */
export const named = <Entry extends z.ZodType>(entry: Entry, noun: string) =>
  z.record(name, entry, `a map from names to ${noun}`);

/** For an unknown key the phrase is the list of known ones, which `messages.ts` searches for the nearest. */
function mapPhrase(code: string | undefined, shape: z.core.$ZodLooseShape): string {
  const keys = Object.keys(shape);
  return code === 'unrecognized_keys' ? keys.join(' ') : `a map with ${keys.slice(0, 4).join(', ')}, ...`;
}
