/** A thread of the kernels engine: does what it is told, until it is ended. */
import { workerData } from 'node:worker_threads';
import { runThread, type ThreadStart } from '../engines/kernels/index.js';

runThread(workerData as ThreadStart);
