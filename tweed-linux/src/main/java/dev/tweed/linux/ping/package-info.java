/** ICMP and ICMPv6 echo without raw sockets. */
@org.jspecify.annotations.NullMarked
package dev.tweed.linux.ping;
