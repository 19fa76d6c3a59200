/**
 * nftables over netlink: tables, chains, rules, sets and maps as records, atomic transactions,
 * dumps that decode into the same records, notifications and packet traces.
 *
 * <p>Source: uapi/linux/netfilter/nf_tables.h and nfnetlink.h.
 */
package dev.tweed.linux.nft;
