/** What a tunnel in user space is made of: the end of a TUN link, and UDP, both in batches. */
package dev.tweed.linux.tunnel;
