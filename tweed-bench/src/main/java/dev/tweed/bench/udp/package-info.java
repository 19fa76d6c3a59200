/** What {@code tools/bench-udp} runs: the udp backend's data path without an agent, and clients. */
package dev.tweed.bench.udp;
