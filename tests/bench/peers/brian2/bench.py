"""Runs a Brian2 network in either of Brian2's modes and reports what it took."""

import os
import shutil
import sys
import tempfile
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import measure

import brian2 as b2
import Cython
import numpy

MODES = ("cython", "cpp_standalone")
STEP = 0.1 * b2.ms
NEVER = 1e9 * b2.second
STATUS_COPY = "status.txt"
# The program's own account of its memory, kept before the file goes with the process.
KEEP_STATUS = f"""
{{
  std::ifstream status("/proc/self/status");
  std::ofstream copy(brian::results_dir + "{STATUS_COPY}");
  if (status) copy << status.rdbuf();
}}
"""


class Bench:
    """One measured run: `prepare` first, then build the network, then `run` it, then `report`."""

    def __init__(self, description, duration, size=None, step=STEP, options=lambda parser: None):
        parser = measure.arguments(description, duration, size)
        options(parser)
        parser.add_argument("--mode", choices=MODES, default=MODES[0])
        parser.add_argument("--cache", metavar="DIRECTORY", help="of compiled Cython code; an empty one is a cold start")
        self.args = parser.parse_args()
        self.standalone = self.args.mode == "cpp_standalone"
        self.folder = tempfile.mkdtemp(prefix="brian2-") if self.standalone else None
        self.loop_s = 0.0
        if self.standalone:
            b2.set_device("cpp_standalone", directory=self.folder, build_on_run=True)
            # 0 is Brian2's word for a program without OpenMP.
            b2.prefs.devices.cpp_standalone.openmp_threads = 0 if self.args.threads == 1 else self.args.threads
        else:
            b2.prefs.codegen.target = "cython"
            if self.args.cache:
                b2.prefs.codegen.runtime.cython.cache_dir = self.args.cache
        b2.defaultclock.dt = step
        b2.seed(self.args.seed)
        self.began = time.perf_counter()

    def run(self, names, *objects):
        """Runs a network of these objects for the asked time; `names` are what its equations may refer to."""
        network = b2.Network(*objects)
        duration = self.args.duration * b2.second
        if self.standalone:
            b2.device.insert_code("after_end", KEEP_STATUS)
            network.run(duration, namespace=names)
            self.loop_s = b2.device._last_run_time
        else:
            # The report's clock starts after code is generated and compiled.
            network.run(duration, report=self._keep_elapsed, report_period=NEVER, namespace=names)
        self.total_s = time.perf_counter() - self.began

    def _keep_elapsed(self, elapsed, completed, start, duration):
        self.loop_s = float(elapsed)

    def report(self, *, spikes, neurons, synapses, **more):
        status = os.path.join(b2.device.results_dir, STATUS_COPY) if self.standalone else "/proc/self/status"
        measure.report(
            peer="brian2",
            mode=self.args.mode,
            args=self.args,
            loop_s=self.loop_s,
            build_s=self.total_s - self.loop_s,
            spikes=spikes,
            neurons=neurons,
            synapses=synapses,
            peak_mb=measure.peak_rss_mb(status),
            versions={"brian2": b2.__version__, "numpy": numpy.__version__, "cython": Cython.__version__},
            **more,
        )
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
