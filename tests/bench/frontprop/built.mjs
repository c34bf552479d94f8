/** The package as it was built: studies run what users run. */
export const built = (path) => import(new URL(`../../../dist/${path}.js`, import.meta.url).href);

/** Arguments of the form `name=value`. */
export function given(defaults) {
  const named = Object.fromEntries(process.argv.slice(2).map((argument) => argument.split('=')));
  for (const name of Object.keys(named))
    if (!(name in defaults))
      throw new Error(`There is no \`${name}\`; there are ${Object.keys(defaults).join(', ')}.`);
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      named[name] === undefined ? value : typeof value === 'number' ? Number(named[name]) : named[name],
    ]),
  );
}

export const say = (line) => process.stdout.write(`${line}\n`);

const { checkLayer } = await built('equations/layer/index');
const { loadParser } = await built('equations/parser');
const { LAYER_RULES } = await built('rules/layer-rules');
const parse = await loadParser();

/** A rule with some of its parameters changed: those of `settings` that it has. */
export function ruleWith(name, settings) {
  const rule = LAYER_RULES.get(name);
  if (rule === undefined) throw new Error(`There is no rule \`${name}\`.`);
  const parameters = { ...rule.parameters };
  for (const key of Object.keys(parameters))
    if (settings[key] !== undefined && settings[key] !== '') parameters[key] = Number(settings[key]);
  return checkLayer({ ...rule, parameters }, parse);
}

export function meanAndSpread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: values.length > 1 ? Math.sqrt(square / (values.length - 1)) : 0 };
}
