/** Small networks that between them use all of the format; `fuzz.test.ts` breaks them. */
export const BASES: readonly string[] = [
  `synfire: 1
name: text
dt: 0.1 ms
parameters: {taum: 20 ms, Vt: -50 mV, Vr: -60 mV, El: -49 mV, we: 1.62 mV}
models:
  cell:
    equations: |
      dv/dt  = (ge - (v - El)) / taum + 0.1*mV*taum**-0.5*xi : volt (unless refractory)
      dge/dt = -ge / (5*ms)           : volt
      rate = clip(v / mV, 0, 1) * Hz  : Hz
    threshold: v > Vt and rand() < 0.9
    reset: |
      v = Vr
      ge *= 0.5
    refractory: 5 ms
    input: ge
populations:
  exc: {model: cell, size: 32, init: {v: Vr + rand() * (Vt - Vr)}}
projections:
  - {from: exc, to: exc, connect: {probability: 0.02, where: "i != j"}, on_pre: ge_post += we, delay: 1.5 ms}
probes:
  - {spikes: exc}
  - {state: [v, ge], of: exc, select: 0..9, every: 1 ms}
run: {for: 1 s, seed: 1}
`,
  `synfire: 1
name: built-in
populations:
  noise: {model: poisson, size: 8, rate: 15 Hz * (1 + 0.5 * sin(2*pi*t/second))}
  list: {model: spikes, at: [[0, "3.2 ms"], [2, 5 ms]]}
  cell: {model: lif, size: 4, with: {tau: 10 ms + i * ms}, positions: {x: rand(), y: i / N}}
projections:
  - {name: in, from: noise, to: [cell], connect: all, weight: 0.5 mV * rand(), delay: {values: [1 ms]}}
  - {from: list, to: cell, connect: {pairs: [[0, 1], [2, 3]]}, learn: {rule: stdp, wmax: 1 mV}}
  - {from: cell, to: cell, connect: {within: 0.3, of: [x, y]}, synapse: static, weight: 1 mV}
inputs:
  - {to: cell, poisson: {sources: 10, rate: 20 Hz}, weight: 0.1 mV}
probes:
  - {synapses: w, of: in, select: [0, 3..5]}
  - {rate: [cell, noise], every: 1 ms}
`,
  `synfire: 1
name: learning
parameters: {taupre: 20 ms, gmax: 0.01}
populations:
  a: &a {model: {equations: "dv/dt = -v / (10*ms) : 1", threshold: "v > 1", reset: "v = 0", input: v}, size: 3}
  b: {<<: *a, size: 2}
projections:
  - from: a
    to: b
    connect: {in_degree: 1}
    synapse:
      equations: |
        w : 1
        dapre/dt = -apre / taupre : 1 (event-driven)
      on_pre: |
        v_post += w
        apre += 0.1
      on_post: w = clip(w + apre, 0, gmax)
    init: {w: rand() * gmax}
    delay: 1 ms + 2 ms * rand()
`,
];
