package dev.tweed.cluster;

/**
 * A host's hold on a subnet.
 *
 * <p>When it ends is known to the store alone: {@link LeaseBook#remaining} asks. It is no part of
 * the record because a store tells it by one call for each lease, and only the holder needs it.
 *
 * @param key the subnets, and so the lease's name
 * @param value how the holder is reached
 * @param grantId the time grant it lives by; 0 for a reservation, which never ends
 * @param revision the store's revision when it was last written
 */
public record SubnetLease(LeaseKey key, LeaseValue value, long grantId, long revision) {

  /** True when it never ends by itself. */
  public boolean isReservation() {
    return grantId == 0;
  }

  /** {@code 10.5.52.0/24 at 192.168.77.2}: how operators call it. */
  public String label() {
    return key
        + value
            .publicIp()
            .or(value::publicIpv6)
            .map(address -> " at " + address)
            .orElse(" without a public address");
  }
}
