import type { Backend } from '../backend.js';
import { CheckedBackend } from '../checked-backend.js';
import { PlainDevice } from './plain-device.js';

export function makePlain(): Backend {
  return new CheckedBackend(new PlainDevice());
}
