package dev.tweed.linux.nft;

import dev.tweed.linux.nft.wire.Attributes;

/**
 * The number of the rule set's state: one more with each transaction in the namespace.
 *
 * @param id compared for equality only; it wraps around
 * @param process of the one who made it; 0 and empty in older kernels
 */
public record Generation(int id, int process, String processName) {

  static Generation decode(Attributes generation) {
    return new Generation(generation.u32(1), generation.u32(2, 0), generation.textOrEmpty(3));
  }
}
