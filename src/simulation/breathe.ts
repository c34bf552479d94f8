/** Lets timers, signals and streams have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else passMessage(resolve);
  });
}

/** In browsers timers that follow one another wait four milliseconds each; messages do not. */
function passMessage(arrived: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    arrived();
  };
  port2.postMessage(undefined);
}
