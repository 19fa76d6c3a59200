package dev.tweed.cluster.etcd;

/**
 * An account of etcd's.
 *
 * @param name not empty
 * @param password not shown by {@link #toString}
 */
public record EtcdUser(String name, String password) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public EtcdUser {
    if (name.isBlank()) {
      throw new IllegalArgumentException("etcd user \"\": must not be empty when given");
    }
  }

  @Override
  public String toString() {
    return "EtcdUser[" + name + "]";
  }
}
