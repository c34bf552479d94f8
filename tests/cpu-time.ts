/** What work costs whoever else is at work: the time that it has had a processor, not the time that went by. */

/** A clock that starts now. Each reading is the milliseconds of processor time since, of all threads of this process. */
export function cpuClock(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / MICROSECONDS_PER_MS;
  };
}

const MICROSECONDS_PER_MS = 1000;
