/** The script of a thread: the module that the worker given to `startThreads` runs. */
import { runThread, type ThreadStart } from '../engines/kernels/index.js';
import { READY } from './threads.js';

self.onmessage = ({ data }: MessageEvent<ThreadStart>) => runThread(data);
self.postMessage(READY);
