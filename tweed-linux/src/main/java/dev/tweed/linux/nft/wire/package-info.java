/** How nf_tables writes attributes. */
package dev.tweed.linux.nft.wire;
