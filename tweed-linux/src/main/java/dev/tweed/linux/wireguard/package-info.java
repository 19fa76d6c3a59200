/**
 * WireGuard links: their keys, ports and peers, as {@code wg show} tells and {@code wg set} sets.
 */
@org.jspecify.annotations.NullMarked
package dev.tweed.linux.wireguard;
