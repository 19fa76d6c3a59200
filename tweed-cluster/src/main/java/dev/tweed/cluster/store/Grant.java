package dev.tweed.cluster.store;

import java.time.Duration;

/**
 * Time given by the store (etcd calls it a lease): entries put with it are deleted when it ends.
 *
 * @param id never 0
 * @param ttl how long it lasts from now, unless kept alive
 */
public record Grant(long id, Duration ttl) {}
