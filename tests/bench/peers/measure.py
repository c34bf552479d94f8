"""What every peer's script measures and prints: one line of JSON, the same fields for all peers."""

import argparse
import json
import platform
import sys
import time

STARTED = time.perf_counter()
MS_PER_S = 1000
KB_PER_MB = 1024


def arguments(description, duration, size=None, seed=1):
    """Parser with the arguments that all scripts take. `duration` and `size` are the benchmark's own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--for", dest="duration", type=float, default=duration, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=seed)
    parser.add_argument("--threads", type=int, default=1)
    if size is not None:
        parser.add_argument("--size", type=int, default=size, metavar="NEURONS")
    return parser


def peak_rss_mb(status="/proc/self/status"):
    """Largest resident memory of the process whose status file this is, in MB; None where there is none.

    Not `getrusage`: its figure is inherited from the process that started this one.
    """
    try:
        with open(status) as lines:
            for line in lines:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / KB_PER_MB
    except OSError:
        pass
    return None


def report(*, peer, mode, args, loop_s, build_s, spikes, neurons, synapses, versions, peak_mb=None, **more):
    """Prints the line. `neurons` counts those whose `spikes` these are; sources are left out.

    loopMs: the steps of the simulation and nothing else. buildMs: construction, compiling and everything else
    between the import of the peer and the end that is no step. processMs: all since the script's first line.
    """
    peak_mb = peak_rss_mb() if peak_mb is None else peak_mb
    line = {
        "peer": peer,
        "mode": mode,
        "threads": args.threads,
        "seconds": args.duration,
        "seed": args.seed,
        "loopMs": round(loop_s * MS_PER_S, 1),
        "buildMs": round(build_s * MS_PER_S, 1),
        "processMs": round((time.perf_counter() - STARTED) * MS_PER_S, 1),
        "peakRssMb": None if peak_mb is None else round(peak_mb, 1),
        "spikes": int(spikes),
        "rateHz": round(float(spikes) / neurons / args.duration, 3),
        "neurons": int(neurons),
        "synapses": int(synapses),
        **more,
        "versions": {**versions, "python": platform.python_version()},
    }
    sys.stdout.write(json.dumps(line) + "\n")
