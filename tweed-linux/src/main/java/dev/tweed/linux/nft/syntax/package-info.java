/**
 * Rules written in Java as they read in nft's syntax.
 *
 * <pre>{@code
 * Rule.in(postrouting)
 *     .match(ip().saddr().in(pods))
 *     .match(ip().daddr().notIn(pods))
 *     .counter()
 *     .masquerade(FULLY_RANDOM);
 * // ip saddr 10.244.0.0/16 ip daddr != 10.244.0.0/16 counter packets 0 bytes 0 masquerade fully-random
 * }</pre>
 *
 * Start at {@link dev.tweed.linux.nft.syntax.Match}, {@link dev.tweed.linux.nft.syntax.Translation}
 * and {@link dev.tweed.linux.nft.syntax.Action}.
 */
package dev.tweed.linux.nft.syntax;
