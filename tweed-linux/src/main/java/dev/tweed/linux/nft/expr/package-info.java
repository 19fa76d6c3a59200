/**
 * The instructions of a rule: what nf_tables executes on its registers, one file each.
 *
 * <p>Source: uapi/linux/netfilter/nf_tables.h; {@code nft --debug=netlink} prints the same list.
 */
package dev.tweed.linux.nft.expr;
