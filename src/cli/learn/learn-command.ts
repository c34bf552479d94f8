/** The command that does the same again, on another machine too: everything that decides the result is said. */
import type { Settings } from '../../lab/methods.js';
import type { Lesson } from './lesson.js';
import { ALL } from './marking.js';

export function learnCommand({
  rule,
  method,
  data,
  allSamples,
  settings: s,
  learner,
  backend,
}: Lesson): string {
  const engine = learner.engine ?? 'tensor';
  if (s.asked !== undefined) return `${s.asked} --seed ${s.seed} --engine ${engine}`;
  const readout = s.compare ? ALL : s.readout;
  return [
    `synfire learn ${rule} --data ${data.name} --layers ${s.widths.join('-')}`,
    `--epochs ${s.epochs} --batch ${s.batch}`,
    ...(Number.isNaN(s.learningRate) ? [] : [`--optimizer ${s.optimizer} --lr ${s.learningRate}`]),
    ...(s.samples < allSamples - s.validation ? [`--samples ${s.samples}`] : []),
    ...(s.validation > 0 ? [`--validation ${s.validation}`] : []),
    ...changed(s.settings, method.settings),
    ...(s.labels === undefined ? [] : [`--labels ${s.labels}`]),
    `--readout ${readout}${readout === 'native' ? '' : ` --activation ${s.activation}`}`,
    `--seed ${s.seed} --engine ${engine} --backend ${backend.name}`,
    ...(s.online ? ['--online'] : []),
  ].join(' ');
}

/** Settings that are not the method's own. */
function changed(settings: Settings, usual: Settings = {}): string[] {
  return Object.entries(settings)
    .filter(([name, value]) => value !== usual[name])
    .map(([name, value]) => `--set ${name}=${value}`);
}
