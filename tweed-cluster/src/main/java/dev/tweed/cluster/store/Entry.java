package dev.tweed.cluster.store;

/**
 * One key of a {@link ClusterStore} and what is at it.
 *
 * <p>Values are UTF-8 text, for all of flannel's and Tweed's are JSON. Bytes that are not UTF-8
 * read as U+FFFD.
 *
 * @param key such as {@code /coreos.com/network/config}
 * @param value any text
 * @param version 1 when created, one more with each write since
 * @param revision the store's revision at the last write (etcd: mod revision)
 * @param grantId the {@link Grant} it ends with; 0 for none
 */
public record Entry(String key, String value, long version, long revision, long grantId) {}
