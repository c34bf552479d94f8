"""Runs a NEST network and reports what it took."""

import os
import sys
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import measure

# Else it greets on the stream that is to be one line of JSON.
os.environ["PYNEST_QUIET"] = "1"
import nest

STEP_MS = 0.1
MS_PER_S = 1000


class Bench:
    """One measured run: make it first, then build the network, then `record` and `run` it, then `report`."""

    def __init__(self, description, duration, size=None, step=STEP_MS):
        self.args = measure.arguments(description, duration, size).parse_args()
        nest.verbosity = nest.VerbosityLevel.ERROR
        nest.ResetKernel()
        nest.resolution = step
        nest.local_num_threads = self.args.threads
        nest.rng_seed = self.args.seed
        self.began = time.perf_counter()

    def record(self, neurons):
        self.neurons = len(neurons)
        self.recorder = nest.Create("spike_recorder")
        nest.Connect(neurons, self.recorder)

    def run(self):
        # `Prepare` sorts the connections, which `Simulate` would do in its first step.
        nest.Prepare()
        started = time.perf_counter()
        nest.Run(self.args.duration * MS_PER_S)
        self.loop_s = time.perf_counter() - started
        nest.Cleanup()
        self.total_s = time.perf_counter() - self.began

    def report(self, *, synapses, **more):
        measure.report(
            peer="nest",
            mode="native",
            args=self.args,
            loop_s=self.loop_s,
            build_s=self.total_s - self.loop_s,
            spikes=self.recorder.n_events,
            neurons=self.neurons,
            synapses=synapses,
            versions={"nest": nest.__version__},
            **more,
        )
