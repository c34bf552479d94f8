export const threadsText = (threads: number): string => (threads === 1 ? '1 thread' : `${threads} threads`);
