/** `--set NAME=VALUE`: settings that belong to one method. */
import type { Method, Settings } from '../../lab/methods.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';

/** All of the method's settings: its own values, but for those that are changed. */
export function readOwnSettings(
  rule: string,
  { settings = {}, rate }: Pick<Method, 'settings' | 'rate'>,
  changes: readonly string[] = [],
): Settings {
  return {
    ...settings,
    ...Object.fromEntries(changes.map((change) => readChange(rule, settings, change, rate))),
  };
}

function readChange(rule: string, settings: Settings, change: string, rate?: string): [string, number] {
  const at = change.indexOf('=');
  const [name, text] = at < 0 ? [change, ''] : [change.slice(0, at), change.slice(at + 1)];
  if (!Object.hasOwn(settings, name)) {
    if (name === rate)
      throw new Problem(`\`${name}\` is the learning rate of ${rule}.`, {
        fix: `Write --lr ${text.trim() || 'NUMBER'}.`,
      });
    const names = Object.keys(settings);
    throw new Problem(`${rule} has no setting \`${name}\`.`, {
      fix: names.length === 0 ? 'Leave --set out.' : suggestion(name, names),
    });
  }
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return [name, value];
  throw new Problem(`--set ${change}: that is no number.`, {
    fix: `Write --set ${name}=${settings[name]}, for example.`,
  });
}
