/** rtnetlink: links, addresses, routes, next hops, neighbours, FDB entries and rules as records. */
@org.jspecify.annotations.NullMarked
package dev.tweed.linux.route;
