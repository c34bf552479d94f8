/** The script of a thread: the module that the workers given to `startThreads` run. */
import { runThread, type ThreadStart } from '../engines/kernels/index.js';
import { GREETING } from './threads.js';

self.onmessage = ({ data }: MessageEvent<ThreadStart | typeof GREETING>) => {
  if (data === GREETING) self.postMessage(GREETING);
  else runThread(data);
};
