import type { LayerDescription } from '../../network/layer-description.js';

export const bcm: LayerDescription = {
  about:
    'BCM: strong answers strengthen, weak ones weaken, and what is strong slides with the answers so far.',
  source:
    'Bienenstock, Cooper & Munro (1982), J. Neurosci. 2:32; Intrator & Cooper (1992), Neural Netw. 5:3.',
  equations: `
    w : 1
    theta_post : 1
    u_post = w * y_pre : 1 (summed)
    y_post = clip(u_post, 0, inf) : 1`,
  on_frame: `
    strong_post = y_post
    w += eta * y_post * (y_post - theta_post) * y_pre
    theta_post += slide * (strong_post**2 - theta_post)`,
  parameters: { eta: 0.001, slide: 0.02 },
  init: { w: 'rand()', theta_post: 1 },
};
