package dev.tweed.net;

/** The two IP address families, with the width of their addresses. */
public enum IpFamily {
  IPV4(32, 2),
  IPV6(128, 10);

  private final int bits;
  private final int number;

  IpFamily(int bits, int number) {
    this.bits = bits;
    this.number = number;
  }

  /** Width of an address in bits: 32 or 128. */
  public int bits() {
    return bits;
  }

  /** Width of an address in bytes: 4 or 16. */
  public int bytes() {
    return bits / 8;
  }

  /** Linux's number of the family: {@code AF_INET} 2, {@code AF_INET6} 10. */
  public int number() {
    return number;
  }

  void checkLength(int length) {
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException(
          "prefix length " + length + " is not between 0 and " + bits);
    }
  }

  @Override
  public String toString() {
    return this == IPV4 ? "IPv4" : "IPv6";
  }
}
